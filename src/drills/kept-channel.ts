import type { Channel } from '#app/ports.ts';

const PROOF = 'Kept in the local outbox: nothing leaves a drill.';

/** The only kind of channel a drill has: it sends nothing. */
export function keptChannel(name: Channel['name']): Channel {
  return { name, send: async () => ({ outcome: 'kept', proof: PROOF }) };
}
