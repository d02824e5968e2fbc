import { expect, test } from 'vitest';
import { monthWords, nextMonth } from './months.ts';

test('months are told in words and counted over the end of a year', () => {
  expect(monthWords('2026-11')).toBe('November 2026');
  expect(nextMonth('2026-12', 1)).toBe('2027-01');
  expect(nextMonth('2026-01', -1)).toBe('2025-12');
});
