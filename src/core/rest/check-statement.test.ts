import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS, fromIso, HOUR_MS, MINUTE_MS } from '../shared/instant.ts';
import { faultOfSleep } from './check-statement.ts';

const now = fromIso('2026-11-18T08:00:00Z');
const fault = (fromHours: number, toHours: number) =>
  faultOfSleep({ fromAt: now + fromHours * HOUR_MS, toAt: now + toHours * HOUR_MS }, now, 14 * DAY_MS)?.reason ?? null;

test('what was slept is believed', () => {
  expect(fault(-9, -1)).toBeNull();
  expect(faultOfSleep({ fromAt: now - HOUR_MS, toAt: now + MINUTE_MS }, now, DAY_MS)).toBeNull();
});

test.each([
  ['ends in the future, as on a phone whose clock is ahead', -6, 2, 'in the future'],
  ['ends before it begins', -1, -8, 'before it begins'],
  ['is of no length', -1, -1, 'before it begins'],
  ['is absurdly long', -30, -2, 'longer than 16 hours'],
  ['is longer ago than anything is kept', -15 * 24, -15 * 24 + 8, 'more than 14 days ago'],
])('a sleep that %s is refused', (_, from, to, reason) => {
  expect(fault(from, to)).toContain(reason);
});

test('whatever a phone sends, what is believed lies in the past, is no longer than 16 hours, and is not forgotten yet', () => {
  const time = fc.integer({ min: -40 * 24, max: 40 * 24 });
  fc.assert(
    fc.property(time, time, (from, to) => {
      if (fault(from, to) !== null) return;
      expect(to).toBeLessThanOrEqual(0);
      expect(to - from).toBeLessThanOrEqual(16);
      expect(from).toBeGreaterThanOrEqual(-14 * 24);
    }),
  );
});
