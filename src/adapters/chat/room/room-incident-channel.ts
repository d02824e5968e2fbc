import type { IncidentChannel } from '#app/ports/incident-channel.ts';

/** The desk's own room as the incident's conversation. It is there as soon as the incident is. */
export function createRoomIncidentChannel(options: { publicUrl(): Promise<string> }): IncidentChannel {
  return {
    name: 'room',
    async open({ id }) {
      const address = new URL(`/incidents/${encodeURIComponent(id)}`, await options.publicUrl());
      return { ref: address.href };
    },
  };
}
