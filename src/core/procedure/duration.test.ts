import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDuration, parseDuration } from './duration.ts';

test.each([
  ['30s', 30_000],
  ['5m', 300_000],
  ['1h30m', 5_400_000],
  ['2d', 172_800_000],
  ['0m', 0],
  ['90m', 5_400_000],
])('%s is read as it is meant', (text, expectedMs) => {
  expect(parseDuration(text)).toBe(expectedMs);
});

test.each(['', '5', 'm', '5 m', '-5m', '1m1h', '1.5h', '5M', '5min', '99999999999m', '1h ', '\u0665m'])(
  '"%s" is no length of time',
  (text) => {
    expect(parseDuration(text)).toBeNull();
  },
);

test('what is written reads back the same, for every whole number of seconds', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 * 86_400 }), (seconds) => {
      expect(parseDuration(formatDuration(seconds * 1000))).toBe(seconds * 1000);
    }),
  );
});
