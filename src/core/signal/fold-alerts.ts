import type { Instant } from '../shared/instant.ts';
import type { AlertNews } from './alert.ts';

/** A firing alert, as far as folding needs to know it. */
export interface FiringAlert {
  hookId: string;
  dedupKey: string;
  startedAt: Instant;
}

/** What one request does to one alert. News of a resolve that finds nothing firing does nothing and has no entry. */
export type AlertChange<K, N> =
  /** Nothing of this key was firing; a key that fired and was resolved before opens a new alert too. */
  | { change: 'opened'; news: N }
  | { change: 'renewed'; alert: K; news: N }
  | { change: 'resolved'; alert: K; endedAt: Instant };

/** Identity of an alert: the dedup key within its hook. */
export function alertKey(alert: { hookId: string; dedupKey: string }): string {
  return JSON.stringify([alert.hookId, alert.dedupKey]);
}

/**
 * Folds one request into the firing alerts. Of several items with one key the last one counts, so that a request that
 * arrives twice changes nothing the second time, and alerts of different keys do not depend on their order.
 */
export function foldAlerts<K extends FiringAlert, N extends AlertNews>(
  firing: Iterable<K>,
  news: readonly N[],
  at: Instant,
): AlertChange<K, N>[] {
  const firingByKey = new Map<string, K>();
  for (const alert of firing) firingByKey.set(alertKey(alert), alert);

  const changes: AlertChange<K, N>[] = [];
  for (const [key, item] of lastWordPerKey(news)) {
    const alert = firingByKey.get(key);
    if (item.status === 'firing') {
      changes.push(alert === undefined ? { change: 'opened', news: item } : { change: 'renewed', alert, news: item });
    } else if (alert !== undefined) {
      changes.push({ change: 'resolved', alert, endedAt: Math.max(alert.startedAt, item.endedAt ?? at) });
    }
  }
  return changes;
}

/** The firing alerts whose lease has ended by `now`, resolved at the end of their lease. */
export function expireAlerts<K extends FiringAlert & { leaseUntil: Instant | null }>(
  firing: Iterable<K>,
  now: Instant,
): { alert: K; endedAt: Instant }[] {
  const ended: { alert: K; endedAt: Instant }[] = [];
  for (const alert of firing) {
    if (alert.leaseUntil !== null && alert.leaseUntil <= now) {
      ended.push({ alert, endedAt: Math.max(alert.startedAt, alert.leaseUntil) });
    }
  }
  return ended;
}

function lastWordPerKey<N extends AlertNews>(news: readonly N[]): Map<string, N> {
  const last = new Map<string, N>();
  for (const item of news) last.set(alertKey(item), item);
  return last;
}
