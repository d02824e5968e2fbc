import { HOUR_MS, MINUTE_MS, type DurationMs } from '../shared/instant.ts';
import type { ChangeKind } from './recorded-change.ts';

/**
 * By when half of the harmful changes of a kind have been noticed. Flags, settings and commands act at once and on
 * everything; a deployment rolls out first; a migration hurts when its data is next used. Published postmortems give
 * a median of about half an hour over all kinds, with a long tail: one in six after more than six hours, some after
 * days or weeks.
 */
const MEDIAN_MS: Record<ChangeKind, DurationMs> = {
  flag: 10 * MINUTE_MS,
  config: 10 * MINUTE_MS,
  command: 5 * MINUTE_MS,
  infra: 25 * MINUTE_MS,
  deploy: 30 * MINUTE_MS,
  migration: HOUR_MS,
};
/** The tail of a log-logistic: with 0.6, one in six is noticed after more than fifteen times the median. */
const SHAPE = 0.6;
/** Nobody's clock or scrape interval tells times below this apart. */
const LEAST_MS = 2 * MINUTE_MS;

/**
 * How likely harm is first noticed this long after its change, per hour: the density of a log-logistic distribution,
 * SHAPE·x^(SHAPE−1) / (median·(1 + x^SHAPE)²) with x the age in medians.
 */
export function delayDensity(kind: ChangeKind, ageMs: DurationMs): number {
  const median = MEDIAN_MS[kind];
  const x = Math.max(LEAST_MS, ageMs) / median;
  return (SHAPE * x ** (SHAPE - 1)) / ((median / HOUR_MS) * (1 + x ** SHAPE) ** 2);
}
