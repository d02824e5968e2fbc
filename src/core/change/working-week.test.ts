import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromIso, HOUR_MS } from '../shared/instant.ts';
import { workingWeek } from './working-week.ts';

/** Changes at ten, noon and three on the working days of two weeks. */
const OFFICE = [2, 3, 4, 5, 6, 9, 10, 11, 12, 13].flatMap((day) =>
  ['10', '12', '15'].map((hour) => fromIso(`2026-03-${String(day).padStart(2, '0')}T${hour}:00Z`)),
);
const instant = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000);

describe('how busy a company is over its week', () => {
  test('a night and a weekend pass faster than a working day of the same length', () => {
    const week = workingWeek(OFFICE);
    const hours = (from: string, to: string) => week.busyTime(fromIso(from), fromIso(to)) / HOUR_MS;
    const day = hours('2026-03-18T08:00Z', '2026-03-18T18:00Z');
    expect(day).toBeGreaterThan(2 * hours('2026-03-18T20:00Z', '2026-03-19T06:00Z'));
    expect(day).toBeGreaterThan(2 * hours('2026-03-21T08:00Z', '2026-03-21T18:00Z'));
  });

  test('a handful of changes makes no rhythm, and without any every hour is alike', () => {
    const noon = fromIso('2026-03-18T12:00Z');
    expect(workingWeek([]).busyAt(noon)).toBeCloseTo(1);
    expect(workingWeek([noon]).busyAt(noon)).toBeLessThan(2);
    expect(workingWeek(OFFICE).busyAt(noon)).toBeGreaterThan(2);
  });

  test('busy time adds up, never runs backwards, and a whole week of it is a week', () => {
    const week = workingWeek(OFFICE);
    fc.assert(
      fc.property(instant, instant, instant, (...drawn) => {
        const [one = 0, two = 0, three = 0] = drawn.toSorted((a, b) => a - b);
        expect(week.busyTime(one, two)).toBeGreaterThanOrEqual(0);
        expect(week.busyTime(one, three)).toBeCloseTo(week.busyTime(one, two) + week.busyTime(two, three), 0);
        expect(week.busyTime(one, one + 168 * HOUR_MS) / HOUR_MS).toBeCloseTo(168, 6);
      }),
    );
  });
});
