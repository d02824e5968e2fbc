import { expect, test } from 'vitest';
import { schemeFor } from './scheme.ts';

test('a choice beats the system and the hour', () => {
  expect(schemeFor('light', true, 2)).toBe('light');
  expect(schemeFor('dark', false, 12)).toBe('dark');
});

test('it is dark when the system asks for it, and else from 20:00 to 07:00', () => {
  expect(schemeFor('follow', true, 12)).toBe('dark');
  expect([19, 20, 0, 6, 7].map((hour) => schemeFor('follow', false, hour))).toEqual([
    'light',
    'dark',
    'dark',
    'dark',
    'light',
  ]);
});
