import { rankSuspects } from '#core/change/rank-suspects.ts';
import { drawSuspectCase } from '#testing/suspects/draw-suspect-case.ts';
import { arcade } from '#testing/suspects/worlds/arcade.ts';
import { ms, quantile, times, type Figure } from './figure.ts';

const LIMIT_MS = 20;
const CHANGES = 300;
const COMPANIES = 60;

/** Ranking 300 changes of a company of up to 60 services, each company asked for the first time. */
export function benchSuspects(): Figure {
  const world = { ...arcade, changeCount: [CHANGES, CHANGES] as [number, number] };
  const took = Array.from({ length: COMPANIES }, (_, seed) => {
    const question = drawSuspectCase(world, seed);
    const startedAt = performance.now();
    rankSuspects(question);
    return performance.now() - startedAt;
  });
  const median = quantile(took, 0.5);
  return {
    what: `ranking ${CHANGES} changes as suspects, median of ${COMPANIES} companies`,
    measured: `${ms(median)}, 95 % under ${ms(quantile(took, 0.95))}`,
    beside: `limit, ${LIMIT_MS} ms`,
    ratio: times(median / LIMIT_MS),
  };
}
