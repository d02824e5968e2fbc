import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawnFigures, NOVEMBER_ON } from '#testing/drawn-figures.ts';
import { insightsOf } from './insights.ts';
import { periodsBetween } from './period.ts';
import { summarise, type Summary } from './summary.ts';

const figures = fc.array(drawnFigures, { maxLength: 60 });
const periods = (grain: 'week' | 'quarter') => periodsBetween(grain, ...NOVEMBER_ON, 'Europe/Berlin');

/** Every figure of a summary that is a count, by its name. */
function counts(summary: Summary): Record<string, number> {
  const { incidents, open, falseAlarms, duplicates, priorities, onTime, steps, revertFirst, pagesAtNight, load } =
    summary;
  return Object.fromEntries([
    ...Object.entries({ incidents, open, duplicates }),
    ...Object.entries({ falseAlarms, onTime, revertFirst, pagesAtNight }).flatMap(([name, { n, of }]) => [
      [`${name} n`, n],
      [`${name} of`, of],
    ]),
    ...priorities.map(({ priority, incidents: many }) => [`priority ${priority}`, many]),
    ...Object.entries(summary.times).map(([milestone, { n }]) => [milestone, n]),
    ...steps.flatMap(({ step, onTime: { n, of } }) => [
      [`${step} n`, n],
      [`${step} of`, of],
    ]),
    ...load.flatMap(({ role, ...rest }) => Object.entries(rest).map(([name, many]) => [`${role} ${name}`, many])),
  ]) as Record<string, number>;
}

function added(all: Record<string, number>[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const [name, many] of all.flatMap((one) => Object.entries(one))) sum[name] = (sum[name] ?? 0) + many;
  return sum;
}

const withoutZeros = (of: Record<string, number>) =>
  Object.fromEntries(Object.entries(of).filter(([, many]) => many !== 0));

describe('insights', () => {
  test('of weeks and of quarters add up to the whole', () => {
    fc.assert(
      fc.property(figures, fc.constantFrom('week' as const, 'quarter' as const), (all, grain) => {
        const { periods: parts, total } = insightsOf(all, periods(grain));
        expect(withoutZeros(added(parts.map(({ summary }) => counts(summary))))).toEqual(withoutZeros(counts(total)));
        expect(total.incidents + total.duplicates).toBe(all.length);
      }),
    );
  });

  test('add up by priority, by step and by role', () => {
    fc.assert(
      fc.property(figures, (all) => {
        const { incidents, priorities, onTime, steps, pagesAtNight, load } = summarise(all);
        const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
        expect(sum(priorities.map((one) => one.incidents))).toBe(incidents);
        expect({ n: sum(steps.map((one) => one.onTime.n)), of: sum(steps.map((one) => one.onTime.of)) }).toEqual(
          onTime,
        );
        expect({ n: sum(load.map((one) => one.pagesAtNight)), of: sum(load.map((one) => one.pages)) }).toEqual(
          pagesAtNight,
        );
      }),
    );
  });

  test('are the same in whatever order the incidents come', () => {
    const shuffled = figures.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, mixed]) => {
        expect(insightsOf(mixed, periods('week'))).toEqual(insightsOf(all, periods('week')));
      }),
    );
  });

  test('count incidents that were merged once: as the one they were merged into', () => {
    fc.assert(
      fc.property(figures, fc.array(drawnFigures, { maxLength: 9 }), (all, others) => {
        const merged = others.map((one, index) => ({ ...one, id: `merged-${index}`, kind: 'duplicate' as const }));
        const { duplicates, load: _load, pagesAtNight: _pages, ...before } = summarise(all);
        const { duplicates: more, load: _loadToo, pagesAtNight: _pagesToo, ...after } = summarise([...all, ...merged]);
        expect(after).toEqual(before);
        expect(more).toBe(duplicates + merged.length);
      }),
    );
  });

  test('leave out what was opened before or after', () => {
    fc.assert(
      fc.property(figures, (all) => {
        const [first] = periods('week');
        const inside = all.filter(({ openedAt }) => first!.fromAt <= openedAt && openedAt < first!.toAt);
        expect(insightsOf(all, [first!]).total).toEqual(summarise(inside));
      }),
    );
  });
});
