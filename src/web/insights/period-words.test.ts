import { expect, test } from 'vitest';
import type { InsightsPeriod } from '#contract/insights.ts';
import { goesOn, periodWords } from './period-words.ts';

const week = {
  key: '2026-W48',
  fromAt: '2026-11-22T23:00:00.000Z',
  toAt: '2026-11-29T23:00:00.000Z',
} as InsightsPeriod;
const quarter = { key: '2026-Q4', fromAt: '2026-09-30T22:00:00.000Z' } as InsightsPeriod;

test('a week is called by its Monday in the zone that it goes by, a quarter by its number', () => {
  expect(periodWords(week, { by: 'week', zone: 'Europe/Berlin' })).toBe('23 Nov');
  expect(periodWords(quarter, { by: 'quarter', zone: 'Europe/Berlin' })).toBe('Q4\u00a02026');
});

test('a week goes on until its end has passed', () => {
  expect(goesOn(week, { untilAt: '2026-11-26T12:00:00.000Z' })).toBe(true);
  expect(goesOn(week, { untilAt: '2026-11-29T23:00:00.000Z' })).toBe(false);
});
