import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diceOf, exponentialAt, pick, spreadAt } from './dice.ts';

describe('the dice of a night', () => {
  test('give the same number for the same purpose, whatever was asked in between', () => {
    const dice = diceOf(42, 7);
    const first = dice('answer', 'ana', 3);
    dice('answer', 'ivo', 1);
    expect(dice('answer', 'ana', 3)).toBe(first);
    expect(diceOf(42, 7)('answer', 'ana', 3)).toBe(first);
    expect(diceOf(42, 8)('answer', 'ana', 3)).not.toBe(first);
    expect(diceOf(43, 7)('answer', 'ana', 3)).not.toBe(first);
  });

  test('are fair: a hundred thousand numbers fall evenly into a hundred shelves', () => {
    const shelves = Array.from({ length: 100 }, () => 0);
    for (let night = 0; night < 1000; night += 1) {
      const dice = diceOf(42, night);
      for (let key = 0; key < 100; key += 1) {
        const shelf = Math.floor(dice('fair', key) * 100);
        shelves[shelf] = (shelves[shelf] ?? 0) + 1;
      }
    }
    const chiSquare = shelves.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // 99 degrees of freedom: 0.1 % of fair dice are above 149.
    expect(chiSquare).toBeLessThan(149);
  });

  test('do not lean on each other from key to key or from night to night', () => {
    const pairs = Array.from({ length: 20_000 }, (_, night): [number, number, number] => {
      const dice = diceOf(1, night);
      return [dice('a', 1), dice('a', 2), diceOf(1, night + 1)('a', 1)];
    });
    const covariance = (other: 1 | 2): number =>
      pairs.reduce((sum, pair) => sum + (pair[0] - 0.5) * (pair[other] - 0.5), 0) / pairs.length;
    // The standard error of an uncorrelated pair is 1/12/sqrt(20000) = 0.0006.
    expect(Math.abs(covariance(1))).toBeLessThan(0.002);
    expect(Math.abs(covariance(2))).toBeLessThan(0.002);
  });
});

describe('a spread', () => {
  test('has the median and the 90th percentile that it says', () => {
    expect(spreadAt({ median: 4, p90: 12 }, 0.5)).toBeCloseTo(4);
    expect(spreadAt({ median: 4, p90: 12 }, 0.9)).toBeCloseTo(12);
  });

  test('never gives less for more luck, and nothing below zero or without end', () => {
    const luck = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
    fc.assert(
      fc.property(luck, luck, (one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        for (const at of [(u: number) => spreadAt({ median: 4, p90: 12 }, u), (u: number) => exponentialAt(6, u)]) {
          expect(at(less)).toBeLessThanOrEqual(at(more));
          expect(at(less)).toBeGreaterThanOrEqual(0);
          expect(Number.isFinite(at(more))).toBe(true);
        }
      }),
    );
  });
});

test('picking follows the weights', () => {
  expect(pick({ a: 1, b: 3 }, 0.24)).toBe('a');
  expect(pick({ a: 1, b: 3 }, 0.26)).toBe('b');
  expect(pick({ a: 1, b: 3 }, 0.999999)).toBe('b');
});
