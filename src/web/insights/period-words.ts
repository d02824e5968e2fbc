import type { InsightsAnswer, InsightsPeriod } from '#contract/insights.ts';

/** A week by its Monday, a quarter by its number: `23 Nov`, `Q4 2026`. */
export function periodWords(
  { key, fromAt }: InsightsPeriod,
  { by, zone }: Pick<InsightsAnswer, 'by' | 'zone'>,
): string {
  if (by === 'quarter') return key.split('-').toReversed().join('\u00a0');
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: zone }).format(
    Date.parse(fromAt),
  );
}

/** Whether a period goes on beyond what is known. */
export function goesOn({ toAt }: InsightsPeriod, { untilAt }: Pick<InsightsAnswer, 'untilAt'>): boolean {
  return toAt > untilAt;
}
