import { expect, test } from 'vitest';
import type { OutgoingMessage } from '#app/ports/outgoing-message.ts';
import { outgoing } from '#testing/channel-kit.ts';
import { createRoomChannel } from './room-channel.ts';

test('a line in the room is proven by the room’s address', async () => {
  const lines: OutgoingMessage[] = [];
  const channel = createRoomChannel({
    async say(message) {
      lines.push(message);
      return { address: 'https://desk.example.test/incidents/i_1' };
    },
  });
  const message = outgoing({ channel: 'room', address: null });
  expect(await channel.send(message)).toEqual({
    outcome: 'sent',
    proof: 'Shown at https://desk.example.test/incidents/i_1.',
  });
  expect(lines).toEqual([message]);
});

test('a line for a room that is gone fails for good', async () => {
  const channel = createRoomChannel({ say: async () => null });
  expect(await channel.send(outgoing({ channel: 'room' }))).toEqual({
    outcome: 'failed-for-good',
    why: 'The room no longer exists.',
  });
});
