import type { Instant } from '../shared/instant.ts';

/** What a tool said about one alert, whatever dialect it spoke. `app/ports/signals.ts` calls it `IncomingAlert`. */
export interface AlertNews {
  hookId: string;
  /** News of one key within one hook is news of one alert. */
  dedupKey: string;
  /** Alerts of one group key within one hook belong together. */
  groupKey: string;
  status: 'firing' | 'resolved';
  title: string;
  details: string;
  severity: string | null;
  service: string | null;
  featureId: string | null;
  labels: Record<string, string>;
  link: string | null;
  startedAt: Instant;
  endedAt: Instant | null;
  /** When a firing alert without news counts as resolved; null never. */
  leaseUntil: Instant | null;
}

/** An alert the desk holds. Of one hook and dedup key, at most one is firing. */
export interface Alert extends AlertNews {
  id: string;
  groupId: string;
}

/** What a resend changes: the words and the lease, never the start, the group or the key. */
export function renewAlert<A extends Alert>(alert: A, news: AlertNews): A {
  return {
    ...alert,
    title: news.title,
    details: news.details,
    severity: news.severity,
    service: news.service,
    featureId: news.featureId,
    labels: news.labels,
    link: news.link,
    leaseUntil: news.leaseUntil,
  };
}

/** A resolve keeps the words of the firing alert: tools often send resolves without any. */
export function resolveAlert<A extends Alert>(alert: A, endedAt: Instant): A {
  return { ...alert, status: 'resolved', endedAt, leaseUntil: null };
}
