import * as contract from '#contract/insights.ts';
import { insightsCsv } from '#contract/insights-csv.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import type { Contexts } from '../space-context.ts';
import { readInsights, type InsightsNeeds } from './read-insights.ts';

/** Routes that tell how incidents went. They know the real space alone: drills never count. */
export function insightsRoutes({ context, ...rest }: Contexts & Omit<InsightsNeeds, 'context'>): BoundRoute[] {
  const needs = async (): Promise<InsightsNeeds> => ({ context: await context('real'), ...rest });
  return [
    bind(contract.getInsights, async ({ query }) => readInsights(await needs(), query)),
    bind(contract.getInsightsCsv, async ({ query }) => insightsCsv(await readInsights(await needs(), query))),
  ];
}
