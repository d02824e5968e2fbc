import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadOf } from './spread.ts';

test('a spread is told by times that were taken: the middle one, and the one that nine of ten do not exceed', () => {
  expect(spreadOf([])).toEqual({ n: 0, medianMs: null, p90Ms: null });
  expect(spreadOf([7])).toEqual({ n: 1, medianMs: 7, p90Ms: 7 });
  expect(spreadOf([10, 9, 8, 7, 6, 5, 4, 3, 2, 1, null])).toEqual({ n: 10, medianMs: 5, p90Ms: 9 });
});

test('at least half take no longer than the median, and at least nine of ten no longer than the other', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 1 }), (durations) => {
      const { n, medianMs, p90Ms } = spreadOf(durations);
      expect(durations).toContain(medianMs);
      expect(durations.filter((one) => one <= medianMs!).length).toBeGreaterThanOrEqual(n / 2);
      expect(durations.filter((one) => one <= p90Ms!).length).toBeGreaterThanOrEqual(n * 0.9);
      expect(medianMs).toBeLessThanOrEqual(p90Ms!);
    }),
  );
});
