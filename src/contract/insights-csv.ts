import { MINUTE_MS } from '#core/shared/instant.ts';
import { csvOf } from './csv.ts';
import type { InsightsAnswer, InsightsPeriod, InsightsSummary } from './insights.ts';

const COLUMNS = ['period', 'from', 'to', 'figure', 'of what', 'count', 'out of', 'median minutes', 'p90 minutes'];

/** Insights for a spreadsheet: a line for each figure of each period, with a heading. */
export function insightsCsv({ periods }: Pick<InsightsAnswer, 'periods'>): string {
  return csvOf([COLUMNS, ...periods.flatMap(linesOf)]);
}

interface Line {
  figure: string;
  part?: string;
  count: number;
  of?: number;
  medianMs?: number | null;
  p90Ms?: number | null;
}

function linesOf(period: InsightsPeriod): string[][] {
  return figuresOf(period).map(({ figure, part = '', count, of, medianMs = null, p90Ms = null }) => [
    period.key,
    period.fromAt,
    period.toAt,
    figure,
    part,
    String(count),
    of === undefined ? '' : String(of),
    minutes(medianMs),
    minutes(p90Ms),
  ]);
}

function figuresOf(summary: InsightsSummary): Line[] {
  const { incidents, open, duplicates, falseAlarms, onTime, revertFirst, pagesAtNight } = summary;
  const shared = (figure: string, { n, of }: { n: number; of: number }, part?: string): Line => ({
    figure,
    count: n,
    of,
    ...(part !== undefined && { part }),
  });
  return [
    { figure: 'incidents', count: incidents },
    { figure: 'still open', count: open },
    { figure: 'merged duplicates', count: duplicates },
    ...summary.priorities.map(({ priority, incidents: count }): Line => ({
      figure: 'incidents of priority',
      part: priority ?? 'none',
      count,
    })),
    shared('false alarms', falseAlarms),
    ...Object.entries(summary.times).map(([part, { n, medianMs, p90Ms }]): Line => ({
      figure: 'time from the first signal',
      part,
      count: n,
      medianMs,
      p90Ms,
    })),
    shared('duties on time', onTime),
    ...summary.steps.map(({ step, onTime: kept }) => shared('step on time', kept, step)),
    shared('revert first', revertFirst),
    shared('pages at night', pagesAtNight),
    ...summary.load.flatMap(({ role, pages, pagesAtNight: atNight, workedMs, workedAtNightMs }): Line[] => [
      shared('pages at night of role', { n: atNight, of: pages }, role),
      { figure: 'minutes worked in role', part: role, count: Math.round(workedMs / MINUTE_MS) },
      { figure: 'minutes worked in role at night', part: role, count: Math.round(workedAtNightMs / MINUTE_MS) },
    ]),
  ];
}

function minutes(durationMs: number | null): string {
  return durationMs === null ? '' : String(Math.round((10 * durationMs) / MINUTE_MS) / 10);
}
