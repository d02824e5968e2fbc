import { z } from 'zod';
import { instant, route } from './route.ts';

const share = z.object({ n: z.int(), of: z.int() });
const spread = z.object({
  n: z.int().describe('How many it happened in'),
  medianMs: z.number().nullable(),
  p90Ms: z.number().nullable().describe('Nine of ten took no longer'),
});

const summary = z.object({
  incidents: z.int().describe('Without those that were merged into another one'),
  open: z.int(),
  falseAlarms: share,
  duplicates: z.int().describe('Merged into another one; they count nowhere else, except in the load of roles'),
  priorities: z.array(z.object({ priority: z.string().nullable(), incidents: z.int() })),
  times: z
    .object({
      acknowledged: spread,
      assessed: spread,
      'first-word': spread,
      suspected: spread,
      reverted: spread,
      restored: spread,
    })
    .describe('From the first signal until each'),
  onTime: share.describe('Duties of the procedure that were done in time, of those that were due'),
  steps: z.array(z.object({ step: z.string(), number: z.int(), title: z.string(), onTime: share })),
  revertFirst: share.describe('A revert was tried first, where a strong suspect stood'),
  pagesAtNight: share,
  load: z.array(
    z.object({
      role: z.string(),
      title: z.string(),
      pages: z.int(),
      pagesAtNight: z.int(),
      workedMs: z.number(),
      workedAtNightMs: z.number(),
    }),
  ),
});
export type InsightsSummary = z.output<typeof summary>;

const period = summary.extend({ key: z.string().describe('`2026-W48` or `2026-Q4`'), fromAt: instant, toAt: instant });
export type InsightsPeriod = z.output<typeof period>;

const query = z.object({
  by: z.enum(['week', 'quarter']).default('week'),
  from: z.iso.date().optional().describe('A day in the first period; by default a quarter or a year ago'),
  to: z.iso.date().optional().describe('A day in the last period; by default today'),
});

const tag = 'Insights';
export const getInsights = route({
  name: 'getInsights',
  method: 'GET',
  path: '/api/v1/insights',
  summary: 'How incidents went, by week or quarter. Drills do not count, and no figure is about a person.',
  tag,
  needs: 'view',
  query,
  answer: z.object({
    by: z.enum(['week', 'quarter']),
    zone: z.string().describe('Whose wall clocks the periods go by: the procedure’s calendar'),
    untilAt: instant.describe('Up to when it speaks'),
    periods: z.array(period),
    total: summary,
    overdueActions: z.int().describe('Agreed action items whose date has passed, now'),
    isComplete: z.boolean().describe('False when there are more incidents than one answer counts'),
  }),
});
export type InsightsAnswer = z.output<typeof getInsights.answer>;

export const getInsightsCsv = route({
  name: 'getInsightsCsv',
  method: 'GET',
  path: '/api/v1/insights.csv',
  summary: 'The same for a spreadsheet: a line for each figure of each period.',
  tag,
  needs: 'view',
  query,
  answer: z.string(),
  media: 'text/csv',
});
