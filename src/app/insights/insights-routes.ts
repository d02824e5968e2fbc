import * as contract from '#contract/insights.ts';
import { insightsCsv } from '#contract/insights-csv.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import type { Contexts } from '../space-context.ts';
import { readInsights } from './read-insights.ts';

/** Routes that tell how incidents went. They know the real space alone: drills never count. */
export function insightsRoutes({ context }: Contexts): BoundRoute[] {
  return [
    bind(contract.getInsights, async ({ query }) => readInsights(await context('real'), query)),
    bind(contract.getInsightsCsv, async ({ query }) => insightsCsv(await readInsights(await context('real'), query))),
  ];
}
