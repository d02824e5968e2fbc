import * as contract from '#contract/insights.ts';
import { insightsCsv } from '#contract/insights-csv.ts';
import { insightsOf } from '#core/insights/insights.ts';
import type { IncidentFigures } from '#core/insights/incident-figures.ts';
import { beginningBefore, dayOf, periodsBetween, type Grain } from '#core/insights/period.ts';
import type { Summary } from '#core/insights/summary.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, toIso } from '#core/shared/instant.ts';
import { answer, type FakeAnswer } from './fake-answers.ts';
import type { FakeMood } from './fake-state.ts';

const ZONE = 'Europe/Berlin';
const TITLES: Record<string, string> = {
  'on-call': 'On-call engineer',
  imoc: 'Incident manager on call',
  soc: 'Support on call, for customers of every tier in three offices and at night',
};
const STEPS = ['Say that somebody is on it', 'Estimate the impact', 'Tell customers and keep telling them', 'Sum up'];

export const FAKE_INSIGHTS_ANSWERS: readonly FakeAnswer[] = [
  answer(contract.getInsights, ({ query, mood, state }) => insights(query.by, mood, state.nowMs())),
  answer(contract.getInsightsCsv, ({ query, mood, state }) => insightsCsv(insights(query.by, mood, state.nowMs()))),
];

function insights(by: Grain, mood: FakeMood, now: number): contract.InsightsAnswer {
  const periods = periodsBetween(by, beginningBefore(by, now, ZONE, by === 'week' ? 12 : 4), dayOf(now, ZONE), ZONE);
  const told = insightsOf(sampleFigures(mood, now), periods);
  return {
    by,
    zone: ZONE,
    untilAt: toIso(now),
    periods: told.periods.map(({ period: { key, fromAt, toAt }, summary }) => ({
      key,
      fromAt: toIso(fromAt),
      toAt: toIso(toAt),
      ...shown(summary),
    })),
    total: shown(told.total),
    overdueActions: mood === 'first-visit' ? 0 : 2,
    isComplete: mood !== 'many',
  };
}

function shown({ load, ...rest }: Summary): contract.InsightsSummary {
  return { ...rest, load: load.map((one) => ({ ...one, title: TITLES[one.role] ?? one.role })) };
}

function sampleFigures(mood: FakeMood, now: number): IncidentFigures[] {
  if (mood === 'first-visit') return [];
  return Array.from({ length: mood === 'many' ? 2000 : 44 }, (_, index) => sample(index, now));
}

/** An incident whose figures follow from its number. */
function sample(index: number, now: number): IncidentFigures {
  const kind = index % 11 === 3 ? 'duplicate' : index % 7 === 2 ? 'false-alarm' : 'incident';
  const slow = 1 + ((index * 7) % 5);
  const real = kind === 'incident';
  return {
    id: `inc_${index}`,
    openedAt: now - ((index * 37) % 90) * DAY_MS - HOUR_MS,
    kind,
    open: real && index === 0,
    priority: real ? (index % 3 === 0 ? 'P1' : 'P2') : null,
    times: {
      acknowledged: slow * MINUTE_MS,
      assessed: (5 + slow) * MINUTE_MS,
      'first-word': real ? (9 + 4 * slow) * MINUTE_MS : null,
      suspected: real && index % 2 === 0 ? (15 + slow) * MINUTE_MS : null,
      reverted: real && index % 4 === 0 ? (22 + 5 * slow) * MINUTE_MS : null,
      restored: real && index > 0 ? 17 * slow * slow * MINUTE_MS : null,
    },
    steps: STEPS.map((title, step) => ({
      step: `step-${step}`,
      number: step + 2,
      title,
      onTime: { n: slow > 3 ? step : step + 1, of: step + 1 },
    })),
    revertFirst: real && index % 4 === 0 ? index % 8 === 0 : null,
    load: Object.keys(TITLES).map((role, place) => ({
      role,
      pages: 1 + (index % 2),
      pagesAtNight: (index + place) % 4 === 0 ? 1 : 0,
      workedMs: real ? slow * HOUR_MS : 0,
      workedAtNightMs: real && index % 4 === 0 ? HOUR_MS : 0,
    })),
    holdUntilAt: Number.POSITIVE_INFINITY,
  };
}
