import { expect, test } from 'vitest';
import { outgoing } from '#testing/channel-kit.ts';
import { createOutboxChannel } from './outbox-channel.ts';

test.each(['mail', 'webhook', 'room', 'status-page'] as const)(
  'a %s message of a drill reaches nobody',
  async (name) => {
    const channel = createOutboxChannel(name);
    expect(channel.name).toBe(name);
    expect(await channel.send(outgoing({ channel: name }))).toEqual({
      outcome: 'kept',
      proof: 'Kept on the desk: nothing leaves this space.',
    });
  },
);
