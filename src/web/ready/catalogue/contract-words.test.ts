import { expect, test } from 'vitest';
import { hoursWords } from './contract-words.ts';

test('days in a row with the same hours are named together', () => {
  const day = '09:00-18:00';
  const week = { mon: day, tue: day, wed: day, thu: '09:00-20:00', fri: day, sun: day };
  expect(hoursWords({ zone: 'Europe/London', week, holidays: ['2026-12-25'] })).toBe(
    'Mon to Wed 09:00-18:00, Thu 09:00-20:00, Fri 09:00-18:00, Sun 09:00-18:00, Europe/London, without 1 holiday',
  );
  expect(hoursWords('always')).toBe('always');
});
