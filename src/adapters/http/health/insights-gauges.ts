import { Gauge, type Registry } from 'prom-client';
import type { Summary } from '#core/insights/summary.ts';
import { SECOND_MS } from '#core/shared/instant.ts';

/** What is scraped of the last four weeks. */
export interface RecentInsights {
  summary: Summary;
  overdueActions: number;
}

interface GaugeOf {
  name: string;
  help: string;
  labelNames: string[];
  values(recent: RecentInsights): { labels: Record<string, string>; value: number | null }[];
}

const yesNo = (name: string, { n, of }: { n: number; of: number }, yes: string, no: string) => [
  { labels: { [name]: yes }, value: n },
  { labels: { [name]: no }, value: of - n },
];

const GAUGES: GaugeOf[] = [
  {
    name: 'twoam_insights_incidents',
    help: 'Incidents opened in the last 28 days, without merged duplicates.',
    labelNames: ['kind'],
    values: ({ summary: { incidents, falseAlarms } }) =>
      yesNo('kind', { n: falseAlarms.n, of: incidents }, 'false-alarm', 'incident'),
  },
  {
    name: 'twoam_insights_time_seconds',
    help: 'Time from the first signal to a milestone of incidents of the last 28 days; absent where none reached it.',
    labelNames: ['milestone', 'quantile'],
    values: ({ summary }) =>
      Object.entries(summary.times).flatMap(([milestone, { medianMs, p90Ms }]) => [
        { labels: { milestone, quantile: '0.5' }, value: seconds(medianMs) },
        { labels: { milestone, quantile: '0.9' }, value: seconds(p90Ms) },
      ]),
  },
  {
    name: 'twoam_insights_reached',
    help: 'Incidents of the last 28 days that reached a milestone.',
    labelNames: ['milestone'],
    values: ({ summary }) =>
      Object.entries(summary.times).map(([milestone, { n }]) => ({ labels: { milestone }, value: n })),
  },
  {
    name: 'twoam_insights_duties',
    help: 'Duties of the procedure that were due in incidents of the last 28 days.',
    labelNames: ['outcome'],
    values: ({ summary: { onTime } }) => yesNo('outcome', onTime, 'on-time', 'late'),
  },
  {
    name: 'twoam_insights_first_moves',
    help: 'What was tried first in the last 28 days where a strong suspect stood.',
    labelNames: ['move'],
    values: ({ summary: { revertFirst } }) => yesNo('move', revertFirst, 'revert', 'other'),
  },
  {
    name: 'twoam_insights_pages',
    help: 'Pages of a role in incidents of the last 28 days, by whether it was night for whoever was asked.',
    labelNames: ['role', 'night'],
    values: ({ summary: { load } }) =>
      load.flatMap(({ role, pages, pagesAtNight }) =>
        yesNo('night', { n: pagesAtNight, of: pages }, 'yes', 'no').map(({ labels, value }) => ({
          labels: { role, ...labels },
          value,
        })),
      ),
  },
  {
    name: 'twoam_insights_actions',
    help: 'Agreed action items whose date has passed.',
    labelNames: ['state'],
    values: ({ overdueActions }) => [{ labels: { state: 'overdue' }, value: overdueActions }],
  },
];

/** Gauges of how incidents went, read when somebody scrapes, once for all of them. Where reading fails they are absent. */
export function registerInsightsGauges(registry: Registry, read: () => Promise<RecentInsights>): void {
  let reading: Promise<RecentInsights | null> | null = null;
  const shared = (): Promise<RecentInsights | null> => {
    reading ??= read()
      .catch(() => null)
      .finally(() => (reading = null));
    return reading;
  };
  for (const { name, help, labelNames, values } of GAUGES) {
    new Gauge({
      name,
      help,
      labelNames,
      registers: [registry],
      async collect() {
        const recent = await shared();
        this.reset();
        if (recent === null) return;
        for (const { labels, value } of values(recent)) if (value !== null) this.set(labels, value);
      },
    });
  }
}

function seconds(durationMs: number | null): number | null {
  return durationMs === null ? null : durationMs / SECOND_MS;
}
