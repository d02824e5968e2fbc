import { describe, expect, test } from 'vitest';
import { agoWords, clockSince, dueWords, lengthWords, relativeWords } from './instant-words.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.parse('2026-03-01T02:00:00Z');

describe('a length of time is said with at most two units', () => {
  test.each([
    [0, '0 s'],
    [42_900, '42 s'],
    [MINUTE, '1 min'],
    [59 * MINUTE + 59_000, '59 min'],
    [HOUR, '1 h'],
    [2 * HOUR + 5 * MINUTE, '2 h 5 min'],
    [24 * HOUR, '1 day'],
    [26 * HOUR, '1 day 2 h'],
    [49 * HOUR, '2 days 1 h'],
    [80 * HOUR, '3 days'],
    [-5, '0 s'],
  ])('%i ms is %s', (ms, words) => {
    expect(lengthWords(ms)).toBe(words);
  });
});

describe('a due time is said relative to now', () => {
  test.each([
    [4 * MINUTE, 'in 4 min'],
    [5 * MINUTE + 200, 'in 5 min'],
    [3 * MINUTE + 16_000, 'in 4 min'],
    [MINUTE + 1, 'in 1 min'],
    [42_000, 'in 42 s'],
    [59_500, 'in 1 min'],
    [400, 'now'],
    [-400, 'now'],
    [-12 * MINUTE, '12 min late'],
    [-90 * MINUTE, '1 h 30 min late'],
  ])('%i ms away is "%s"', (away, words) => {
    expect(dueWords(NOW + away, NOW)).toBe(words);
  });
});

test('what just happened is not counted in seconds', () => {
  expect(agoWords(NOW - 2000, NOW)).toBe('just now');
  expect(agoWords(NOW - 3 * MINUTE, NOW)).toBe('3 min ago');
  expect(relativeWords(NOW + 20 * MINUTE, NOW)).toBe('in 20 min');
  expect(relativeWords(NOW - 20 * MINUTE, NOW)).toBe('20 min ago');
});

test('the incident’s clock counts hours and minutes from its start', () => {
  expect(clockSince(NOW, NOW)).toBe('T+0:00');
  expect(clockSince(NOW, NOW + 73 * MINUTE)).toBe('T+1:13');
  expect(clockSince(NOW, NOW + 26 * HOUR + 40 * MINUTE)).toBe('T+26:40');
  expect(clockSince(NOW, NOW - 3 * MINUTE)).toBe('T−0:03');
});
