import { expect, test } from 'vitest';
import { ROUTES } from '#contract/routes.ts';
import { KEPT_FRESH, makesOld } from './topics.ts';

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

test('what stands in the packet of a handover is old as soon as its incident moves', () => {
  const packet = ['handoverPacket', 'real', { params: { id: 'inc_1', handoverId: 'handover-1' }, query: { since: 4 } }];
  expect(makesOld(news('incident', 'inc_1'), packet)).toBe(true);
  expect(makesOld(news('incident', 'inc_2'), packet)).toBe(false);
});

/** Settings, files, figures of months and what was written once: a page asks when it is opened, and now and then. */
const ASKED_WHEN_OPENED = [
  'customerLedger',
  'customerReport',
  'exportIncident',
  'firstSteps',
  'getIdentityProvider',
  'getInsights',
  'getInsightsCsv',
  'getSettings',
  'howToProve',
  'listAudit',
  'listConnections',
  'listCustomerMonths',
  'listMaintenances',
  'listPasskeys',
  'listRunners',
  'listStatusTargets',
  'listSubscribers',
  'listTokens',
  'lookAtWelcome',
  'me',
  'nightsProgress',
  'offersPasskeys',
  'offersSingleSignOn',
  'postmortemAsMarkdown',
  'postmortemAsPage',
  'postmortemAsSlides',
  'postmortemRevision',
  'revertTemplateHistory',
];

test('every question either has news that makes it old, or is known to be asked only now and then', () => {
  const questions = ROUTES.filter(({ method }) => method === 'GET').map(({ name }) => name);
  expect(questions.filter((name) => !KEPT_FRESH.has(name)).toSorted()).toEqual(ASKED_WHEN_OPENED.toSorted());
  expect([...KEPT_FRESH].filter((name) => !questions.includes(name))).toEqual([]);
});
