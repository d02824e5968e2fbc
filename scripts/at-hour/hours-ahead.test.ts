import { expect, test } from 'vitest';
import { secondsAhead } from './hours-ahead.ts';

const evening = new Date('2026-11-26T23:15:30Z');

test('an hour of the day is the next one', () => {
  expect(secondsAhead('23:16', evening)).toBe(30);
  expect(secondsAhead('03:00', evening)).toBe(3 * 3600 + 44 * 60 + 30);
  expect(secondsAhead('23:15', evening)).toBe(24 * 3600 - 30);
});

test('hours ahead reach other days of the week and of the year', () => {
  expect(secondsAhead('+34h', evening)).toBe(34 * 3600);
});

test.each(['3', '24:00', '+h', '-3h', ''])('"%s" is refused', (said) => {
  expect(() => secondsAhead(said, evening)).toThrow(/is no time/);
});
