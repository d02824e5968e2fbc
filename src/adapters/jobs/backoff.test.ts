import { expect, test } from 'vitest';
import { backoffMs } from './backoff.ts';
import { afterRealMs } from './real-delay.ts';

const steps = { firstMs: 1000, longestMs: 60_000 };

test('each attempt waits twice as long as the one before, up to the longest', () => {
  const waits = [1, 2, 3, 6, 7, 1000].map((attempts) => backoffMs(attempts, steps, () => 0.5));
  expect(waits).toEqual([1000, 2000, 4000, 32_000, 60_000, 60_000]);
});

test('waits are spread by a quarter to either side', () => {
  expect(backoffMs(1, steps, () => 0)).toBe(750);
  expect(backoffMs(1, steps, () => 0.999_999)).toBeCloseTo(1250, 1);
});

test.each([
  { speed: 1, expected: 500 },
  { speed: 600, expected: 300_000 },
  { speed: 0.5, expected: 250 },
])('half a real second at $speed times the speed', ({ speed, expected }) => {
  const clock = { now: () => 1_000_000, realMsUntil: (at: number) => (at - 1_000_000) / speed };
  expect(afterRealMs(clock, 500)).toBe(1_000_000 + expected);
});

test('while a space stands still a retry is due as soon as it goes on', () => {
  const clock = { now: () => 7, realMsUntil: () => Number.POSITIVE_INFINITY };
  expect(afterRealMs(clock, 500)).toBe(7);
});
