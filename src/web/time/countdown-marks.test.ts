import { expect, test } from 'vitest';
import { markPassed, markWords } from './countdown-marks.ts';

const DUE = 10_000_000;
const minutesBefore = (minutes: number) => DUE - minutes * 60_000;

test('a countdown is heard at five minutes, one minute and none, and at no other time', () => {
  const heard: (number | null)[] = [];
  for (let second = -400; second <= 60; second++)
    heard.push(markPassed(DUE, DUE + (second - 1) * 1000, DUE + second * 1000));
  expect(heard.filter((mark) => mark !== null)).toEqual([5, 1, 0]);
});

test('a clock that jumps over several marks says only the last', () => {
  expect(markPassed(DUE, minutesBefore(30), minutesBefore(0.5))).toBe(1);
  expect(markPassed(DUE, minutesBefore(30), DUE + 1)).toBe(0);
});

test('the mark names the duty', () => {
  expect(markWords('Update customers', 1)).toBe('Update customers: due in 1 minute.');
  expect(markWords('Update customers', 0)).toBe('Update customers: due now.');
});
