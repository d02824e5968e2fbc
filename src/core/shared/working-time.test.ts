import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Calendar } from './calendar.ts';
import { fromIso, toIso } from './instant.ts';
import { addWorkingTime, workingTimeBetween } from './working-time.ts';

const nineToSix = { fromMinute: 9 * 60, toMinute: 18 * 60 };
const week = { 1: nineToSix, 2: nineToSix, 3: nineToSix, 4: nineToSix, 5: nineToSix };
const utc: Calendar = { zone: 'UTC', week, holidays: [] };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** `[what, calendar, from, working time, due]` */
const cases: [string, Calendar, string, number, string][] = [
  ['an hour in the morning is an hour', utc, '2026-11-23T10:00:00Z', HOUR, '2026-11-23T11:00:00.000Z'],
  ['what begins at night begins at nine', utc, '2026-11-23T02:00:00Z', HOUR, '2026-11-23T10:00:00.000Z'],
  [
    'five minutes before closing leave the rest for the next day',
    utc,
    '2026-11-23T17:55:00Z',
    HOUR,
    '2026-11-24T09:55:00.000Z',
  ],
  ['a P3 of Friday 17:55 goes on on Monday', utc, '2026-11-27T17:55:00Z', HOUR, '2026-11-30T09:55:00.000Z'],
  ['what ends exactly at closing time is due then', utc, '2026-11-23T17:00:00Z', HOUR, '2026-11-23T18:00:00.000Z'],
  ['two working days are eighteen hours', utc, '2026-11-23T09:00:00Z', 18 * HOUR, '2026-11-24T18:00:00.000Z'],
  [
    'a holiday is no working day',
    { ...utc, holidays: ['2026-11-24'] },
    '2026-11-23T17:00:00Z',
    2 * HOUR,
    '2026-11-25T10:00:00.000Z',
  ],
  [
    'nine in the morning stays nine when summer time ends',
    { ...utc, zone: 'America/New_York' },
    '2026-10-30T21:00:00Z',
    2 * HOUR,
    '2026-11-02T15:00:00.000Z',
  ],
  [
    'nine in the morning stays nine when summer time begins',
    { ...utc, zone: 'Europe/Berlin' },
    '2026-03-27T16:00:00Z',
    2 * HOUR,
    '2026-03-30T08:00:00.000Z',
  ],
  [
    'a week that works on Sundays',
    { zone: 'Asia/Jerusalem', week: { 7: nineToSix, 1: nineToSix }, holidays: [] },
    '2018-11-09T12:00:00Z',
    HOUR,
    '2018-11-11T08:00:00.000Z',
  ],
];

describe('working time', () => {
  test.each(cases)('%s', (_, calendar, from, durationMs, due) => {
    expect(toIso(addWorkingTime(calendar, fromIso(from), durationMs))).toBe(due);
  });

  test('more work is never due earlier, and two stretches are as long as one', () => {
    const instant = fc.integer({ min: fromIso('2026-01-01T00:00:00Z'), max: fromIso('2027-01-01T00:00:00Z') });
    const length = fc.integer({ min: 0, max: 40 * HOUR });
    fc.assert(
      fc.property(
        instant,
        length,
        length,
        fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York'),
        (from, one, other, zone) => {
          const calendar = { ...utc, zone };
          const both = addWorkingTime(calendar, from, one + other);
          expect(both).toBeGreaterThanOrEqual(addWorkingTime(calendar, from, one));
          expect(addWorkingTime(calendar, addWorkingTime(calendar, from, one), other)).toBe(both);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('the working time until something is due is what was asked for', () => {
    const instant = fc.integer({ min: fromIso('2026-01-01T00:00:00Z'), max: fromIso('2027-01-01T00:00:00Z') });
    const length = fc.integer({ min: 0, max: 40 * HOUR });
    const zone = fc.constantFrom('America/Los_Angeles', 'Europe/London', 'Asia/Jerusalem');
    fc.assert(
      fc.property(instant, length, zone, (from, durationMs, where) => {
        const calendar = { ...utc, zone: where, holidays: ['2026-03-27', '2026-12-25'] };
        expect(workingTimeBetween(calendar, from, addWorkingTime(calendar, from, durationMs))).toBe(durationMs);
      }),
      { numRuns: 300 },
    );
  });

  test('a calendar without work says so', () => {
    expect(() => addWorkingTime({ ...utc, week: {} }, 0, HOUR)).toThrow('no working time');
  });
});
