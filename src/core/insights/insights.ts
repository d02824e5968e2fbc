import type { IncidentFigures } from './incident-figures.ts';
import { periodIndex, type Period } from './period.ts';
import { summaryOf, type Summary } from './summary.ts';
import { addIncident, addTally, emptyTally } from './tally.ts';

/** Incidents told together by the period in which they were opened. */
export interface Insights {
  /** One for each period, also for those without incidents. */
  periods: { period: Period; summary: Summary }[];
  total: Summary;
}

/** Insights in the making: incidents are added as they come, and told when all are there. */
export interface GatheredInsights {
  add(figures: Iterable<IncidentFigures>): void;
  insights(): Insights;
}

/** Incidents by periods, all at once. */
export function insightsOf(figures: Iterable<IncidentFigures>, periods: readonly Period[]): Insights {
  const gathered = gatherInsights(periods);
  gathered.add(figures);
  return gathered.insights();
}

/** Puts incidents into periods, in order and without gaps; those outside of them are left out. */
export function gatherInsights(periods: readonly Period[]): GatheredInsights {
  const inside = periods.map((period) => ({ period, tally: emptyTally() }));
  return {
    add(figures) {
      for (const one of figures) {
        const found = inside[periodIndex(periods, one.openedAt)];
        if (found !== undefined) addIncident(found.tally, one);
      }
    },
    insights() {
      const total = emptyTally();
      for (const { tally } of inside) addTally(total, tally);
      return {
        periods: inside.map(({ period, tally }) => ({ period, summary: summaryOf(tally) })),
        total: summaryOf(total),
      };
    },
  };
}
