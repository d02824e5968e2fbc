import { estimatesAt } from '#core/rest/rest-estimate.ts';
import { assumedSettings, type RestFact } from '#core/rest/person-rest.ts';
import { DAY_MS, fromIso, HOUR_MS, MINUTE_MS } from '#core/shared/instant.ts';
import { ms, quantile, times, type Figure } from './figure.ts';

const LIMIT_MS = 10;
const NIGHTS = 365;

/**
 * The whole estimate of one person over a year, every half hour: changes of clocks, two journeys, a page every third
 * night, a word about every tenth.
 */
export function benchAlertness(): Figure {
  const from = fromIso('2026-01-01T00:00:00Z');
  const facts = Array.from({ length: NIGHTS }, (_, night) => factsOf(night, from + night * DAY_MS)).flat();
  const rest = { settings: { ...assumedSettings('Asia/Jerusalem'), infer: true }, facts };
  const probes = Array.from(
    { length: (NIGHTS * DAY_MS) / (30 * MINUTE_MS) },
    (_, index) => from + index * 30 * MINUTE_MS,
  );
  const took = Array.from({ length: 50 }, () => {
    const startedAt = performance.now();
    estimatesAt(rest, probes);
    return performance.now() - startedAt;
  }).toSorted((one, other) => one - other);
  const median = quantile(took, 0.5);
  return {
    what: `alertness over a year of one person’s nights, ${facts.length} facts, ${probes.length} times, median`,
    measured: ms(median),
    beside: `limit, ${LIMIT_MS} ms`,
    ratio: times(median / LIMIT_MS),
  };
}

function factsOf(night: number, midnight: number): RestFact[] {
  const facts: RestFact[] = [];
  const at = midnight + 2 * HOUR_MS;
  if (night % 3 === 0) facts.push({ id: `page ${night}`, kind: 'page', at, answeredAt: at + 4 * MINUTE_MS });
  if (night % 10 === 5) facts.push({ id: `bed ${night}`, kind: 'to-bed', at });
  if (night === 100)
    facts.push({ id: 'out', kind: 'zone', at, fromZone: 'Asia/Jerusalem', toZone: 'America/New_York' });
  if (night === 120)
    facts.push({ id: 'home', kind: 'zone', at, fromZone: 'America/New_York', toZone: 'Asia/Jerusalem' });
  return facts;
}
