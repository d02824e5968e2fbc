import { expect, test } from 'vitest';
import { positionOf } from './position-of.ts';

const TEXT = 'one: 1\ntwo: 2\nthree: 3\n';

test('a fault’s line and column lead to its place in the text', () => {
  expect(TEXT.slice(positionOf(TEXT, 2, 1))).toMatch(/^two/);
  expect(TEXT.slice(positionOf(TEXT, 3, 8))).toMatch(/^3/);
});

test('a place beyond the text stays within it', () => {
  expect(positionOf(TEXT, 99, 1)).toBe(TEXT.length);
  expect(positionOf(TEXT, 1, 99)).toBe(6);
  expect(positionOf('', 1, 1)).toBe(0);
});
