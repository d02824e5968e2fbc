import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renewAlert, resolveAlert, type Alert, type AlertNews } from './alert.ts';
import { alertKey, expireAlerts, foldAlerts } from './fold-alerts.ts';

const noon = Temporal.Instant.from('2026-11-22T12:00:00Z').epochMilliseconds;

function news(change: Partial<AlertNews>): AlertNews {
  return {
    hookId: 'hook',
    dedupKey: 'disk h1',
    groupKey: 'disk',
    status: 'firing',
    title: 'Disk is full',
    details: '',
    severity: null,
    service: null,
    featureId: null,
    labels: {},
    link: null,
    startedAt: noon,
    endedAt: null,
    leaseUntil: null,
    ...change,
  };
}

/** The alerts after a request; an id tells the alerts of one key apart. */
function apply(alerts: Alert[], request: AlertNews[], at: number): Alert[] {
  const firing = alerts.filter((alert) => alert.status === 'firing');
  const after = new Map(alerts.map((alert) => [alert.id, alert]));
  for (const change of foldAlerts(firing, request, at)) {
    if (change.change === 'opened') {
      const earlier = alerts.filter((alert) => alertKey(alert) === alertKey(change.news)).length;
      const id = `${alertKey(change.news)}#${earlier}`;
      after.set(id, { ...change.news, id, groupId: 'g' });
    } else if (change.change === 'renewed') {
      after.set(change.alert.id, renewAlert(change.alert, change.news));
    } else {
      after.set(change.alert.id, resolveAlert(change.alert, change.endedAt));
    }
  }
  return [...after.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

test('a firing alert that nobody knew opens an alert', () => {
  expect(foldAlerts([], [news({})], noon)).toEqual([{ change: 'opened', news: news({}) }]);
});

test('a resend renews the words and the lease and keeps start and group', () => {
  const [alert] = apply([], [news({ leaseUntil: noon + 60 })], noon);
  const [renewed] = apply(
    alert ? [alert] : [],
    [news({ title: 'Disk is fuller', startedAt: noon + 5, groupKey: 'other', leaseUntil: noon + 90 })],
    noon + 5,
  );
  expect(renewed).toMatchObject({ title: 'Disk is fuller', startedAt: noon, groupKey: 'disk', leaseUntil: noon + 90 });
});

test('a resolve closes the alert and keeps its words', () => {
  const firing = apply([], [news({ leaseUntil: noon + 60 })], noon);
  const [resolved] = apply(firing, [news({ status: 'resolved', title: '', endedAt: noon + 30 })], noon + 40);
  expect(resolved).toMatchObject({ status: 'resolved', title: 'Disk is full', endedAt: noon + 30, leaseUntil: null });
});

test('a resolve without an end ends when it arrived, and never before the start', () => {
  const firing = apply([], [news({})], noon);
  expect(apply(firing, [news({ status: 'resolved' })], noon + 40)[0]?.endedAt).toBe(noon + 40);
  expect(apply(firing, [news({ status: 'resolved', endedAt: noon - 40 })], noon + 40)[0]?.endedAt).toBe(noon);
});

test('a resolve of what does not fire changes nothing', () => {
  expect(foldAlerts([], [news({ status: 'resolved' })], noon)).toEqual([]);
});

test('an alert that fires again after its resolve is a new alert', () => {
  const resolved = apply(apply([], [news({})], noon), [news({ status: 'resolved' })], noon + 1);
  const again = apply(resolved, [news({})], noon + 2);
  expect(again.map((alert) => alert.status)).toEqual(['resolved', 'firing']);
});

test('the same key of another hook is another alert', () => {
  expect(apply([], [news({}), news({ hookId: 'other' })], noon)).toHaveLength(2);
});

test('of several items with one key in a request the last one counts', () => {
  expect(foldAlerts([], [news({ title: 'first' }), news({ title: 'last' })], noon)).toEqual([
    { change: 'opened', news: news({ title: 'last' }) },
  ]);
  expect(foldAlerts([], [news({}), news({ status: 'resolved' })], noon)).toEqual([]);
});

test('keys and hooks that look alike when joined are different alerts', () => {
  expect(alertKey({ hookId: 'a', dedupKey: 'b,c' })).not.toBe(alertKey({ hookId: 'a,b', dedupKey: 'c' }));
  expect(alertKey({ hookId: 'a"', dedupKey: 'b' })).not.toBe(alertKey({ hookId: 'a', dedupKey: '"b' }));
});

test('a firing alert whose lease ended is resolved at the end of its lease', () => {
  const alerts = apply(
    [],
    [
      news({ leaseUntil: noon + 60 }),
      news({ dedupKey: 'kept', leaseUntil: noon + 61 }),
      news({ dedupKey: 'for ever' }),
    ],
    noon,
  );
  expect(expireAlerts(alerts, noon + 60).map(({ alert, endedAt }) => [alert.dedupKey, endedAt])).toEqual([
    ['disk h1', noon + 60],
  ]);
});

const anyNews = fc
  .record({
    hookId: fc.constantFrom('a', 'b'),
    dedupKey: fc.constantFrom('k1', 'k2', 'k3', '__proto__', ''),
    status: fc.constantFrom('firing' as const, 'resolved' as const),
    title: fc.string({ maxLength: 3 }),
    startedAt: fc.integer({ min: -50, max: 50 }).map((shift) => noon + shift),
    endedAt: fc.option(fc.integer({ min: -50, max: 50 }).map((shift) => noon + shift)),
  })
  .map(news);
const anyRequest = fc.array(anyNews, { maxLength: 8 });
const anyHistory = fc.array(anyRequest, { maxLength: 6 });

function replay(history: AlertNews[][]): Alert[] {
  return history.reduce<Alert[]>((alerts, request, index) => apply(alerts, request, noon + index), []);
}

test('law: folding a request twice is folding it once', () => {
  fc.assert(
    fc.property(anyHistory, anyRequest, (history, request) => {
      const once = apply(replay(history), request, noon + 100);
      expect(apply(once, request, noon + 200)).toEqual(once);
    }),
  );
});

test('law: one hook and dedup key never has two firing alerts', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      const firing = replay(history).filter((alert) => alert.status === 'firing');
      expect(new Set(firing.map(alertKey)).size).toBe(firing.length);
    }),
  );
});

test('law: the order of alerts with different keys does not matter', () => {
  const distinct = fc.uniqueArray(anyNews, { selector: alertKey, maxLength: 8 });
  const shuffled = distinct.chain((request) =>
    fc.tuple(fc.constant(request), fc.shuffledSubarray(request, { minLength: request.length })),
  );
  fc.assert(
    fc.property(anyHistory, shuffled, (history, [request, other]) => {
      const before = replay(history);
      expect(apply(before, other, noon + 100)).toEqual(apply(before, request, noon + 100));
    }),
  );
});

test('law: a request or the same items one by one end in the same firing alerts', () => {
  const distinct = fc.uniqueArray(anyNews, { selector: alertKey, maxLength: 8 });
  fc.assert(
    fc.property(anyHistory, distinct, (history, request) => {
      const before = replay(history);
      const oneByOne = request.reduce((alerts, item) => apply(alerts, [item], noon + 100), before);
      expect(oneByOne).toEqual(apply(before, request, noon + 100));
    }),
  );
});
