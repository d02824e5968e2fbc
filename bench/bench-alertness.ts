import { alertnessAt } from '#core/rest/alertness.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#core/shared/instant.ts';
import { ms, quantile, times, type Figure } from './figure.ts';

const LIMIT_MS = 10;
const NIGHTS = 365;

/** The alertness of one person over a year of nights, every half hour. */
export function benchAlertness(): Figure {
  const sleep = Array.from({ length: NIGHTS }, (_, night) => ({
    from: night * DAY_MS + 23 * HOUR_MS,
    to: (night + 1) * DAY_MS + 7 * HOUR_MS,
  }));
  const history = { from: 23 * HOUR_MS, s: 7.96, sleep };
  const probes = Array.from(
    { length: (NIGHTS * DAY_MS) / (30 * MINUTE_MS) },
    (_, index) => 23 * HOUR_MS + index * 30 * MINUTE_MS,
  );
  const took = Array.from({ length: 50 }, () => {
    const startedAt = performance.now();
    alertnessAt(history, probes);
    return performance.now() - startedAt;
  }).toSorted((one, other) => one - other);
  const median = quantile(took, 0.5);
  return {
    what: `alertness over a year of nights, ${probes.length} times, median`,
    measured: ms(median),
    beside: `limit, ${LIMIT_MS} ms`,
    ratio: times(median / LIMIT_MS),
  };
}
