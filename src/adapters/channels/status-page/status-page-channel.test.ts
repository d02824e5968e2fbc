import { expect, test } from 'vitest';
import { outgoing } from '#testing/channel-kit.ts';
import { createStatusPageChannel } from './status-page-channel.ts';

test('words on the status page are proven by its address', async () => {
  const channel = createStatusPageChannel({ publicUrl: async () => 'https://desk.example.test/', tell: async () => 2 });
  expect(await channel.send(outgoing({ channel: 'status-page', address: null }))).toEqual({
    outcome: 'sent',
    proof: 'Shown at https://desk.example.test/status. 2 subscribers are told.',
  });
});
