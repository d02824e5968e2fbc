import type { Channel } from '#app/ports/channel.ts';

/** Stands in for a channel that must not reach anybody, as in a drill: every message stays in the local outbox. */
export function createOutboxChannel(name: Channel['name']): Channel {
  return {
    name,
    send: async () => ({ outcome: 'kept', proof: 'Kept on the desk: nothing leaves this space.' }),
  };
}
