import { expect, test } from 'vitest';
import type { OpenConnection } from '#app/ports/connections.ts';
import { connection } from '#contract/connection.ts';
import { realAsk } from '#testing/real-ask.ts';
import { trackerDouble, type TrackerDouble } from '#testing/tracker-double.ts';
import { describeTracker, trackerItem, type TrackerUnderTest } from '#testing/tracker-kit.ts';
import { webhookTracker } from './webhook-tracker.ts';

async function open(timeoutMs = 4000): Promise<TrackerUnderTest & { double: TrackerDouble }> {
  const double = await trackerDouble();
  const held: OpenConnection = {
    connection: connection.parse({
      kind: 'webhook',
      url: `${double.url}/items`,
      statusUrl: `${double.url}/items/{attempt}`,
      takesActionItems: true,
      allowPrivate: true,
    }),
    secret: double.secret,
    secretLost: false,
  };
  return {
    double,
    tracker: webhookTracker({
      connection: async (name) => (name === 'tracker' ? held : null),
      ask: realAsk,
      clock: { now: () => Date.now() },
      timeoutMs,
    }),
    connection: held,
    mood: double.mood,
    titles: () => [...double.items.values()].map(({ title }) => title),
    set: (state) => [...double.items.values()].forEach((item) => void (item.state = state)),
    requests: () => double.requests.length,
    secrets: [double.secret],
    close: () => double.close(),
  };
}

describeTracker('webhook', open);

test('a webhook without an address to ask at knows no state by looking', async () => {
  const held = await open();
  Object.assign(held.connection.connection, { statusUrl: null });
  const item = trackerItem();
  expect(await held.tracker.create('tracker', item)).toMatchObject({ ref: 'WORK-1', url: 'https://work.example/1' });
  expect(await held.tracker.look('tracker', 'WORK-1', item)).toBe('unknown');
  await held.close();
});
