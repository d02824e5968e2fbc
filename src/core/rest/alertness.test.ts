import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../shared/instant.ts';
import { alertnessAt, sleepinessCurve, type SleepHistory } from './alertness.ts';
import { asleepFor } from './three-process-model.ts';

/** Nights from 23:00 to 07:00, counted from the midnight before the first of them. */
function nights(count: number): SleepHistory {
  const sleep = Array.from({ length: count }, (_, night) => ({
    from: night * DAY_MS + 23 * HOUR_MS,
    to: (night + 1) * DAY_MS + 7 * HOUR_MS,
  }));
  return { from: 23 * HOUR_MS, s: 7.96, sleep };
}

const WAKING = 7 * DAY_MS + 7 * HOUR_MS;
const kssAfter = (hours: number, history = nights(7)) =>
  alertnessAt(history, [WAKING + hours * HOUR_MS])[0]?.kss ?? Number.NaN;

describe('how awake somebody is', () => {
  test('a usual sleeper is groggy on waking, at best in the afternoon, and sleepy after eighteen hours', () => {
    expect(kssAfter(0)).toBeCloseTo(7.3, 1);
    expect(kssAfter(9)).toBeCloseTo(3.4, 1);
    expect(kssAfter(18)).toBeCloseTo(7.2, 1);
  });

  test('whoever was woken at 02:00 is sleepier at 02:10 than an hour later', () => {
    const woken = {
      ...nights(7),
      sleep: [...nights(6).sleep, { from: 6 * DAY_MS + 23 * HOUR_MS, to: 7 * DAY_MS + 2 * HOUR_MS }],
    };
    const [soon, later] = alertnessAt(woken, [7 * DAY_MS + 2 * HOUR_MS + 10 * MINUTE_MS, 7 * DAY_MS + 3 * HOUR_MS]);
    expect(soon?.kss).toBeGreaterThan(8);
    expect(later?.kss).toBeLessThan(soon?.kss ?? 0);
  });

  test('going back to bed late in the night makes nothing jump', () => {
    for (const s of [12.1, 12.2, 13, 14]) expect(asleepFor(0, s)).toBe(s);
    expect(asleepFor(1e-9, 13)).toBeCloseTo(13, 6);
  });

  test('a curve of sleepiness is that of the whole estimate, and goes forwards only', () => {
    const times = Array.from({ length: 300 }, (_, index) => 23 * HOUR_MS + index * 35 * MINUTE_MS);
    const curve = sleepinessCurve(nights(7), 10.6);
    const whole = alertnessAt(nights(7), times, { intercept: 10.6 });
    for (const [index, at] of times.entries()) expect(curve(at)).toBe(whole[index]?.kss);
    expect(() => curve(23 * HOUR_MS)).toThrow('not in order');
  });

  test('a history has nothing to say of the time before it, nor of times out of order', () => {
    expect(() => alertnessAt(nights(1), [0])).toThrow('begins later');
  });

  test('the law of sleep: asleep S never falls, awake it never rises, and it stays within its asymptotes', () => {
    const history = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 14 })), {
        minLength: 1,
        maxLength: 20,
      })
      .map((bouts) => {
        let at = 0;
        const sleep = bouts.map(([awake, asleep]) => {
          const from = at + awake * HOUR_MS;
          at = from + asleep * HOUR_MS;
          return { from, to: at };
        });
        return { history: { from: 0, s: 12, sleep }, until: at };
      });
    fc.assert(
      fc.property(history, ({ history: one, until }) => {
        const times = Array.from(
          { length: Math.floor(until / (20 * MINUTE_MS)) },
          (_, index) => index * 20 * MINUTE_MS,
        );
        const curve = alertnessAt(one, times);
        for (const [index, next] of curve.entries()) {
          const before = curve[index - 1];
          expect(next.s).toBeGreaterThanOrEqual(2.4);
          expect(next.s).toBeLessThanOrEqual(14.3);
          if (before?.isAwake !== next.isAwake) continue;
          const rise = next.s - before.s;
          expect(next.isAwake ? -rise : rise).toBeGreaterThanOrEqual(-1e-9);
        }
      }),
      { numRuns: 50 },
    );
  });
});
