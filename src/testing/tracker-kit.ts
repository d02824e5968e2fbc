import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OpenConnection } from '#app/ports/connections.ts';
import type { Tracker, TrackerItem } from '#app/ports/trackers.ts';

export type TrackerMood =
  | 'accept'
  | 'refuse'
  | 'no-rights'
  | 'rate-limited'
  | 'secondary-rate-limit'
  | 'redirect'
  | 'fail-without-doing'
  | 'fail-after-accepting'
  | 'hang-up-after-accepting'
  | 'silent-after-accepting'
  | 'away';

/** A tracker with its other side, which can misbehave. */
export interface TrackerUnderTest {
  tracker: Tracker;
  /** The connection that the tracker opens, named `tracker`; a test may change it. */
  connection: OpenConnection;
  mood(mood: TrackerMood): void;
  /** Titles of what is kept there, in order. */
  titles(): string[];
  /** Closes or reopens the first there. */
  set(state: 'open' | 'done'): void;
  /** Requests that reached the other side. */
  requests(): number;
  /** Words that no answer may contain. */
  secrets: string[];
  close(): Promise<void>;
}

let items = 0;
/** An item as the desk hands it over, of an id never used before. */
export function trackerItem(change: Partial<TrackerItem> = {}): TrackerItem {
  items += 1;
  return {
    id: `action_${'x'.repeat(6)}${items}`,
    title: `Alert on failing saves ${items}`,
    text: 'Alert on failing saves\n\nSo that we know before customers do.',
    dueOn: '2026-12-04',
    incidentNumber: 12,
    link: 'https://desk.example/incidents/i_1',
    ...change,
  };
}

/** What every tracker guarantees. `open` gives one that gives up on a request after `timeoutMs`. */
export function describeTracker(name: string, open: (timeoutMs: number) => Promise<TrackerUnderTest>): void {
  describe(`the ${name} tracker as a tracker`, () => {
    let held: TrackerUnderTest;
    let said: unknown[];
    beforeEach(async () => {
      held = await open(4000);
      said = [];
    });
    afterEach(async () => {
      await held.close();
      const words = JSON.stringify(said);
      for (const secret of held.secrets) expect(words).not.toContain(secret);
    });
    const create = async (item: TrackerItem) => {
      const answer = await held.tracker.create('tracker', item);
      said.push(answer);
      return answer;
    };

    test('an item is made once, however often it is handed over', async () => {
      const item = trackerItem();
      const first = await create(item);
      expect(first).toMatchObject({ outcome: 'created', ref: expect.stringMatching(/\S/) });
      expect(await create(item)).toEqual(first);
      expect(held.titles()).toEqual([item.title]);
      await create(trackerItem());
      expect(held.titles()).toHaveLength(2);
    });

    test.each(['fail-after-accepting', 'hang-up-after-accepting', 'silent-after-accepting'] as const)(
      'when the other side does %s, asking again finds it and makes no second one',
      async (mood) => {
        if (mood === 'silent-after-accepting') {
          await held.close();
          held = await open(300);
        }
        const item = trackerItem();
        held.mood(mood);
        expect(await create(item)).toMatchObject({ outcome: 'retry-later' });
        held.mood('accept');
        expect(await create(item)).toMatchObject({ outcome: 'created' });
        expect(held.titles()).toEqual([item.title]);
      },
    );

    test.each([
      ['refuse', 'HTTP 4'],
      ['no-rights', 'HTTP 40'],
      ['redirect', 'a redirect, which is not followed'],
    ] as const)('when the other side does %s it is refused, with the reason', async (mood, why) => {
      held.mood(mood);
      expect(await create(trackerItem())).toMatchObject({ outcome: 'refused', why: expect.stringContaining(why) });
      expect(held.titles()).toEqual([]);
    });

    test.each([
      ['rate-limited', 61_000],
      ['secondary-rate-limit', 60_000],
      ['fail-without-doing', 30_000],
      ['away', 30_000],
    ] as const)('when the other side is %s it is asked again later', async (mood, afterMs) => {
      held.mood(mood);
      const answer = await create(trackerItem());
      expect(answer).toMatchObject({ outcome: 'retry-later', why: expect.stringMatching(/\S/) });
      expect('afterMs' in answer && answer.afterMs).toBeGreaterThanOrEqual(afterMs);
      expect(held.titles()).toEqual([]);
    });

    test('nobody listening is asked again later', async () => {
      await held.close();
      expect(await create(trackerItem())).toMatchObject({ outcome: 'retry-later' });
    });

    test('an address in the desk’s own network is not called unless an administrator allowed it', async () => {
      held.connection.connection.allowPrivate = false;
      expect(await create(trackerItem())).toMatchObject({ why: expect.stringContaining('private network') });
      expect(held.requests()).toBe(0);
    });

    test('a secret that the desk’s key does not open refuses before anything is sent', async () => {
      Object.assign(held.connection, { secret: null, secretLost: true });
      expect(await create(trackerItem())).toMatchObject({
        outcome: 'refused',
        why: expect.stringContaining('secret.key'),
      });
      expect(held.requests()).toBe(0);
    });

    test('an unknown connection, and one that takes no action items, refuse', async () => {
      expect(await held.tracker.create('nowhere', trackerItem())).toMatchObject({ outcome: 'refused' });
      Object.assign(held.connection.connection, { issuesIn: null, takesActionItems: false });
      expect(await create(trackerItem())).toMatchObject({ outcome: 'refused' });
      expect(held.requests()).toBe(0);
    });

    test('its state is seen by looking, and unknown while the other side is away', async () => {
      const item = trackerItem();
      const answer = await create(item);
      const ref = 'ref' in answer ? answer.ref : '';
      expect(await held.tracker.look('tracker', ref, item)).toBe('open');
      held.set('done');
      expect(await held.tracker.look('tracker', ref, item)).toBe('done');
      held.mood('away');
      expect(await held.tracker.look('tracker', ref, item)).toBe('unknown');
    });
  });
}
