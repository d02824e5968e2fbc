import { expect, test } from 'vitest';
import { caretAfter } from './caret-after.ts';

test('a line added above moves the caret with the words it stands in', () => {
  expect(caretAfter('one\ntwo', 'zero\none\ntwo', 5)).toBe(10);
});

test('a line added below leaves the caret where it is', () => {
  expect(caretAfter('one\ntwo', 'one\ntwo\nthree', 2)).toBe(2);
});

test('a caret in words that were replaced goes to their end', () => {
  expect(caretAfter('a old b', 'a newer b', 4)).toBe(7);
});
