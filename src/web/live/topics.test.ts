import { expect, test } from 'vitest';
import { makesOld } from './topics.ts';

const room = ['getRoom', 'real', { params: { id: 'inc_1' } }];
const news = (topic: 'incident' | 'group' | 'plan-run' | 'people' | 'all', id: string | null) => [
  { topic, id, version: null },
];

test('news of an incident makes its room and the Now page old', () => {
  expect(makesOld(news('incident', 'inc_1'), room)).toBe(true);
  expect(makesOld(news('incident', 'inc_1'), ['now', 'real', {}])).toBe(true);
});

test('news of another incident leaves a room alone', () => {
  expect(makesOld(news('incident', 'inc_2'), room)).toBe(false);
});

test('a changed name reaches every room', () => {
  expect(makesOld(news('people', 'p_1'), room)).toBe(true);
});

test('"all" makes everything old, such as after a lost connection', () => {
  expect(makesOld(news('all', null), ['listAudit', {}])).toBe(true);
});

test('news does not touch what it does not speak of', () => {
  expect(makesOld(news('group', 'g_1'), ['listVersions', 'real', {}])).toBe(false);
});

test('news of a run makes that run old, and leaves another alone', () => {
  const run = ['getPlanRun', 'real', { params: { id: 'run_1' } }];
  expect(makesOld(news('plan-run', 'run_1'), run)).toBe(true);
  expect(makesOld(news('plan-run', 'run_2'), run)).toBe(false);
  expect(makesOld(news('plan-run', 'run_2'), ['listPlanRuns', 'real', {}])).toBe(true);
});
