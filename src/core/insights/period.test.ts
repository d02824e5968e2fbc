import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromIso, toIso } from '../shared/instant.ts';
import { beginningBefore, dayOf, periodIndex, periodsBetween, type Grain } from './period.ts';

const told = (grain: Grain, fromOn: string, toOn: string, zone: string) =>
  periodsBetween(grain, fromOn, toOn, zone).map(({ key, fromAt }) => `${key} ${toIso(fromAt).slice(0, 16)}`);

describe('periods', () => {
  test('are ISO weeks, which begin on Monday and belong to the year of their Thursday', () => {
    expect(told('week', '2026-12-30', '2027-01-04', 'UTC')).toEqual([
      '2026-W53 2026-12-28T00:00',
      '2027-W01 2027-01-04T00:00',
    ]);
  });

  test('are quarters by the wall clocks of the zone, also when those are changed', () => {
    expect(told('quarter', '2026-02-11', '2026-04-01', 'Europe/Berlin')).toEqual([
      '2026-Q1 2025-12-31T23:00',
      '2026-Q2 2026-03-31T22:00',
    ]);
  });

  test('in the wrong order are none', () => {
    expect(periodsBetween('week', '2026-02-02', '2026-01-01', 'UTC')).toEqual([]);
  });

  test('are counted back from the one that an instant lies in', () => {
    const at = fromIso('2026-11-26T23:30:00Z');
    expect(dayOf(at, 'Asia/Jerusalem')).toBe('2026-11-27');
    expect(beginningBefore('week', at, 'Asia/Jerusalem', 12)).toBe('2026-08-31');
    expect(beginningBefore('quarter', at, 'Asia/Jerusalem', 4)).toBe('2025-10-01');
  });

  test('hold each instant from the first to the last exactly once', () => {
    const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/Los_Angeles', 'Africa/Cairo');
    const instant = fc.integer({ min: fromIso('2025-12-01T00:00:00Z'), max: fromIso('2027-02-01T00:00:00Z') });
    fc.assert(
      fc.property(fc.constantFrom<Grain>('week', 'quarter'), zone, instant, (grain, where, at) => {
        const periods = periodsBetween(grain, '2026-01-01', '2026-12-31', where);
        const holding = periods.flatMap(({ fromAt, toAt }, index) => (fromAt <= at && at < toAt ? [index] : []));
        expect(holding).toEqual(periodIndex(periods, at) === -1 ? [] : [periodIndex(periods, at)]);
        const isInside = at >= periods[0]!.fromAt && at < periods.at(-1)!.toAt;
        expect(holding).toHaveLength(isInside ? 1 : 0);
      }),
    );
  });
});
