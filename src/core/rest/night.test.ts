import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS, fromIso, HOUR_MS } from '../shared/instant.ts';
import { isWithin, LOW, NIGHT, timeWithin } from './night.ts';

describe('a night', () => {
  test.each([
    ['2026-11-25T20:59:59Z', 'Europe/Berlin', false],
    ['2026-11-25T21:00:00Z', 'Europe/Berlin', true],
    ['2026-11-26T04:59:59Z', 'Europe/Berlin', true],
    ['2026-11-26T05:00:00Z', 'Europe/Berlin', false],
    ['2026-11-26T03:00:00Z', 'America/Los_Angeles', false],
    ['2026-11-26T06:00:00Z', 'America/Los_Angeles', true],
  ])('at %s in %s: %s', (at, zone, expected) => {
    expect(isWithin(NIGHT, zone, fromIso(at))).toBe(expected);
  });

  test.each([
    ['is eight hours', 'Europe/Berlin', '2026-11-25T12:00:00Z', 8],
    ['is an hour longer when summer time ends', 'Europe/Berlin', '2026-10-24T12:00:00Z', 9],
    ['is an hour shorter when summer time begins', 'Europe/Berlin', '2026-03-28T12:00:00Z', 7],
  ])('%s', (_, zone, from, hours) => {
    const fromAt = fromIso(from);
    expect(timeWithin(NIGHT, zone, fromAt, fromAt + DAY_MS)).toBe(hours * HOUR_MS);
  });

  test('told in two parts is as long as told in one, and never longer than the time', () => {
    const at = fc.integer({ min: fromIso('2026-01-01T00:00:00Z'), max: fromIso('2026-12-31T00:00:00Z') });
    const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/Los_Angeles', 'Asia/Kolkata');
    const length = fc.integer({ min: 0, max: 3 * DAY_MS });
    fc.assert(
      fc.property(at, length, length, zone, fc.constantFrom(NIGHT, LOW), (fromAt, one, other, where, hours) => {
        const whole = timeWithin(hours, where, fromAt, fromAt + one + other);
        const parts =
          timeWithin(hours, where, fromAt, fromAt + one) + timeWithin(hours, where, fromAt + one, fromAt + one + other);
        expect(whole).toBe(parts);
        expect(whole).toBeLessThanOrEqual(one + other);
      }),
    );
  });

  test('has the instants that its time is made of', () => {
    const at = fc.integer({ min: fromIso('2026-03-25T00:00:00Z'), max: fromIso('2026-04-02T00:00:00Z') });
    fc.assert(
      fc.property(at, fc.constantFrom('Europe/Berlin', 'America/Los_Angeles'), (instant, zone) => {
        expect(timeWithin(NIGHT, zone, instant, instant + 1)).toBe(isWithin(NIGHT, zone, instant) ? 1 : 0);
      }),
    );
  });
});
