import { expect, test } from 'vitest';
import { HOUR_MS, fromIso } from '../../shared/instant.ts';
import { isNight, nightMs } from './night-hours.ts';

const ZONE = 'Europe/Berlin';

test('a night is from 22:00 to 07:00 of the zone', () => {
  expect(isNight(fromIso('2026-11-23T20:59:00Z'), ZONE)).toBe(false);
  expect(isNight(fromIso('2026-11-23T21:00:00Z'), ZONE)).toBe(true);
  expect(isNight(fromIso('2026-11-24T05:59:00Z'), ZONE)).toBe(true);
  expect(isNight(fromIso('2026-11-24T06:00:00Z'), ZONE)).toBe(false);
});

test('two days hold two nights of nine hours', () => {
  expect(nightMs(fromIso('2026-11-23T12:00:00Z'), fromIso('2026-11-25T12:00:00Z'), ZONE)).toBe(18 * HOUR_MS);
});

test('the night in which the clocks go forward has eight hours', () => {
  expect(nightMs(fromIso('2026-03-28T12:00:00Z'), fromIso('2026-03-29T12:00:00Z'), ZONE)).toBe(8 * HOUR_MS);
});

test('a span within the day has no night', () => {
  expect(nightMs(fromIso('2026-11-23T08:00:00Z'), fromIso('2026-11-23T20:00:00Z'), ZONE)).toBe(0);
});
