import type { IncidentFigures } from './incident-figures.ts';
import { periodIndex, type Period } from './period.ts';
import { summarise, type Summary } from './summary.ts';

/** Incidents told together by the period in which they were opened. */
export interface Insights {
  /** One for each period, also for those without incidents. */
  periods: { period: Period; summary: Summary }[];
  total: Summary;
}

/** Puts incidents into periods, in order and without gaps; those outside of them are left out. */
export function insightsOf(figures: Iterable<IncidentFigures>, periods: readonly Period[]): Insights {
  const inside = periods.map((): IncidentFigures[] => []);
  for (const one of figures) inside[periodIndex(periods, one.openedAt)]?.push(one);
  return {
    periods: periods.map((period, index) => ({ period, summary: summarise(inside[index] ?? []) })),
    total: summarise(inside.flat()),
  };
}
