import { describe, expect, test } from 'vitest';
import { officeHours, promised } from '#testing/sample-terms.ts';
import { fromIso, HOUR_MS, MINUTE_MS, toIso } from '../shared/instant.ts';
import { clockTimes } from './clock-times.ts';
import type { Terms } from './terms.ts';

const always = promised();
const inLondon = promised({ calendar: officeHours('Europe/London', ['2026-12-25', '2026-12-28']) });
const inLosAngeles = promised({ calendar: officeHours('America/Los_Angeles') });
const nineToSix = { fromMinute: 9 * 60, toMinute: 18 * 60 };
const inJerusalem = promised({
  calendar: {
    zone: 'Asia/Jerusalem',
    week: { 7: nineToSix, 1: nineToSix, 2: nineToSix, 3: nineToSix, 4: nineToSix },
    holidays: [],
  },
});
const H = HOUR_MS;

/** `[what, terms, from, promised, warned, due]`, in UTC */
const cases: [string, Terms, string, number, string, string][] = [
  [
    'half an hour is warned of after 24 min',
    always,
    '2026-11-23T10:00Z',
    H / 2,
    '2026-11-23T10:24Z',
    '2026-11-23T10:30Z',
  ],
  [
    'four hours are warned of 15 min before',
    always,
    '2026-11-23T10:00Z',
    4 * H,
    '2026-11-23T13:45Z',
    '2026-11-23T14:00Z',
  ],
  [
    'around the clock a weekend is like any day',
    always,
    '2026-11-27T22:00Z',
    4 * H,
    '2026-11-28T01:45Z',
    '2026-11-28T02:00Z',
  ],
  [
    'around the clock an hour stays an hour when clocks go forward',
    always,
    '2026-03-29T00:30Z',
    H,
    '2026-03-29T01:18Z',
    '2026-03-29T01:30Z',
  ],
  [
    'a P3 of Friday 17:55 is answered on Monday',
    inLondon,
    '2026-11-27T17:55Z',
    H,
    '2026-11-30T09:43Z',
    '2026-11-30T09:55Z',
  ],
  [
    'a P3 of Friday 17:55 is restored in four working hours',
    inLondon,
    '2026-11-27T17:55Z',
    4 * H,
    '2026-11-30T12:40Z',
    '2026-11-30T12:55Z',
  ],
  [
    'Friday evening waits for Monday, and is warned of on Monday',
    inLondon,
    '2026-11-27T20:00Z',
    H / 2,
    '2026-11-30T09:24Z',
    '2026-11-30T09:30Z',
  ],
  [
    'a holiday and the weekend after it are no time',
    inLondon,
    '2026-12-24T17:30Z',
    H,
    '2026-12-29T09:18Z',
    '2026-12-29T09:30Z',
  ],
  [
    'London, spring: Monday’s nine is an hour earlier in UTC',
    inLondon,
    '2026-03-27T17:30Z',
    H,
    '2026-03-30T08:18Z',
    '2026-03-30T08:30Z',
  ],
  [
    'London, autumn: Monday’s nine is an hour later in UTC',
    inLondon,
    '2026-10-23T16:30Z',
    H,
    '2026-10-26T09:18Z',
    '2026-10-26T09:30Z',
  ],
  ['Los Angeles, spring', inLosAngeles, '2026-03-07T01:30Z', H, '2026-03-09T16:18Z', '2026-03-09T16:30Z'],
  ['Los Angeles, autumn', inLosAngeles, '2026-10-31T00:30Z', H, '2026-11-02T17:18Z', '2026-11-02T17:30Z'],
  [
    'Jerusalem, spring: clocks go forward on a Friday, work begins on Sunday',
    inJerusalem,
    '2026-03-26T15:30Z',
    H,
    '2026-03-29T06:18Z',
    '2026-03-29T06:30Z',
  ],
  [
    'Jerusalem, autumn: clocks go back in the night to a working Sunday',
    inJerusalem,
    '2026-10-22T14:30Z',
    H,
    '2026-10-25T07:18Z',
    '2026-10-25T07:30Z',
  ],
  [
    'over the end of a month and a year',
    inLondon,
    '2026-12-31T17:00Z',
    2 * H,
    '2027-01-01T09:45Z',
    '2027-01-01T10:00Z',
  ],
  [
    'a warning an hour ahead, where the contract says so',
    promised({ warnBeforeMs: H }),
    '2026-11-23T10:00Z',
    8 * H,
    '2026-11-23T17:00Z',
    '2026-11-23T18:00Z',
  ],
];

describe('a promise counts in the contract’s hours', () => {
  test.each(cases)('%s', (_, terms, from, lengthMs, warned, due) => {
    const { warnAt, dueAt } = clockTimes(terms, fromIso(from), lengthMs);
    expect([warnAt, dueAt].map(toIso)).toEqual([warned, due].map((time) => toIso(fromIso(time))));
  });

  test('a warning is never after what it warns of', () => {
    for (let minutes = 1; minutes < 3000; minutes += 7) {
      const { warnAt, dueAt } = clockTimes(inLondon, fromIso('2026-10-23T16:30:00Z'), minutes * MINUTE_MS);
      expect(warnAt).toBeLessThanOrEqual(dueAt);
    }
  });
});
