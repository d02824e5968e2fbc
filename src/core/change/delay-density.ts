import { HOUR_MS, MINUTE_MS, type DurationMs, type Instant } from '../shared/instant.ts';
import type { ChangeKind } from './recorded-change.ts';
import type { WorkingWeek } from './working-week.ts';

/**
 * By when half of the changes of a kind that hurt at once have been noticed. Flags, settings and commands act at once
 * and on everything; a deployment rolls out first; a migration hurts when its data is next used.
 */
const MEDIAN_MS: Record<ChangeKind, DurationMs> = {
  flag: 10 * MINUTE_MS,
  config: 10 * MINUTE_MS,
  command: 5 * MINUTE_MS,
  infra: 25 * MINUTE_MS,
  deploy: 25 * MINUTE_MS,
  migration: HOUR_MS,
};
/** Two of three within a factor of three of the median; alerts need some minutes, so that the very first are seldom. */
const AT_ONCE_SHAPE = 1.3;
/**
 * One harmful change in four waits: for the next load, for a batch, for data that is seldom used. Half of these hurt
 * within half a day, some after weeks.
 */
const WAITING: Record<ChangeKind, number> = {
  flag: 0.15,
  config: 0.2,
  command: 0.1,
  infra: 0.25,
  deploy: 0.25,
  migration: 0.4,
};
const WAITING_MEDIAN_MS = 12 * HOUR_MS;
const WAITING_SHAPE = 1;
/** Of what waits, half waits for people to come and counts busy time; batches and full disks go by the clock. */
const FOR_LOAD = 0.5;
/** Nobody's clock or scrape interval tells times below this apart. */
const LEAST_MS = 2 * MINUTE_MS;

/** How likely harm of a change is first noticed at an instant, per hour. */
export function delayDensity(kind: ChangeKind, at: Instant, onset: Instant, week: WorkingWeek): number {
  const age = Math.max(LEAST_MS, onset - at);
  const busyAge = Math.max(LEAST_MS, week.busyTime(at, onset));
  const atOnce = logLogistic(age, MEDIAN_MS[kind], AT_ONCE_SHAPE);
  const byClock = logLogistic(age, WAITING_MEDIAN_MS, WAITING_SHAPE);
  const byLoad = logLogistic(busyAge, WAITING_MEDIAN_MS, WAITING_SHAPE) * week.busyAt(onset);
  return (1 - WAITING[kind]) * atOnce + WAITING[kind] * ((1 - FOR_LOAD) * byClock + FOR_LOAD * byLoad);
}

/** Density per hour of a log-logistic distribution: shape·x^(shape−1) / (median·(1 + x^shape)²), x the age in medians. */
function logLogistic(ageMs: DurationMs, medianMs: DurationMs, shape: number): number {
  const x = ageMs / medianMs;
  return (shape * x ** (shape - 1)) / ((medianMs / HOUR_MS) * (1 + x ** shape) ** 2);
}
