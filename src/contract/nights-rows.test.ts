import { expect, test } from 'vitest';
import { reportRows, reportSummary } from './nights-rows.ts';
import type { NightsReport } from './nights.ts';

const REPORT: NightsReport = {
  procedure: 'Ours',
  ...{ nights: 1000, seed: 42, people: 12, rotations: 5, fromOn: '2026-01-12' },
  kinds: { 'false-alarm': 283, P1: 155, P2: 316, P3: 246 },
  told: { needed: 471, inTime: 470, late: 0, notAtAll: 1, firstWords: { p50: 26.6, p90: 41.2 } },
  needlessWords: 0,
  answered: { all: { p50: 0.3, p90: 7.4 }, asleep: null, overHalfHour: 0, nobody: 0 },
  commander: { nobody: 0.087, levels: null },
  nightsWithoutCommander: 46,
  longestCommand: { p90: 112, most: 230 },
  pages: { sent: 4423, reachedNobody: 1, askings: 10_748, toSleepers: null, missed: 840 },
  firstLate: [{ step: 'assess', title: 'Estimate the impact', nights: 215 }],
  ...{ nightsOnTime: 360, nightsWithHandover: 290, nightsWithStandDown: 8 },
  restored: { p50: 45.8, p90: 159 },
  notRestored: 0,
  worst: [],
};
const valueOf = (title: string) => reportRows(REPORT).find((row) => row.title === title)?.value;

test('figures are whole, and what is not nothing or not all never reads as if it were', () => {
  expect(valueOf('Customers told in time')).toBe('over 99 % (470 of 471)');
  expect(valueOf('Not told at all')).toBe('under 1 % (1 of 471)');
  expect(valueOf('Told late')).toBe('0 % (0 of 471)');
  expect(valueOf('Somebody answered after')).toBe('median under 1 min, 90 % within 7 min');
});

test('the report begins with what a manager asks, and says of few people only what is not about them', () => {
  expect(reportSummary(REPORT)).toEqual([
    'Customers were hurt in 471 of 1000 nights. They were told in time in over 99 % (470 of 471), half of them within 27 min.',
    'Somebody answered within 7 min in nine nights of ten.',
    'While an incident was worked on, nobody commanded for 9 % of the time.',
    'Every duty was on time in 36 % (360 of 1000) of the nights. What is late first most often: “Estimate the impact”, in 215.',
  ]);
  for (const title of ['Commander fit for it', 'Should have been in bed', 'Pages and reminders to sleepers'])
    expect(valueOf(title)).toBe('not told: fewer than 3 people');
});
