import type { Channel } from '#app/ports/channel.ts';
import type { OutgoingMessage } from '#app/ports/outgoing-message.ts';

export interface RoomChannelOptions {
  /**
   * Puts the message where people on the desk see it and answers that address; saying the same `messageId` again adds
   * nothing. Answers null when the place no longer exists.
   */
  say(message: OutgoingMessage): Promise<{ address: string } | null>;
}

/** The desk itself: a line in the incident's room, or on the page of whoever is asked to come. */
export function createRoomChannel({ say }: RoomChannelOptions): Channel {
  return {
    name: 'room',
    async send(message) {
      const said = await say(message);
      if (said === null) return { outcome: 'failed-for-good', why: 'The room no longer exists.' };
      return { outcome: 'sent', proof: `Shown at ${said.address}.` };
    },
  };
}
