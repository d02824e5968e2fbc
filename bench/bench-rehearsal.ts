import { rehearse } from '#drills/rehearse.ts';
import { findScenario } from '#drills/scenarios/find-scenario.ts';
import { referenceYaml } from '#testing/reference-procedure.ts';
import { ms, perSecond, quantile, times, type Figure } from './figure.ts';

const LIMIT_MS = 1000;
const RUNS = 20;

/** The long night in virtual time, as often as it goes. */
export async function benchRehearsal(): Promise<Figure[]> {
  const scenario = findScenario('long-night');
  if (scenario === null) throw new Error('the long night is missing');
  const procedureYaml = referenceYaml();
  await rehearse({ scenario, procedureYaml });
  const took: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const from = performance.now();
    await rehearse({ scenario, procedureYaml });
    took.push(performance.now() - from);
  }
  const median = quantile(took, 0.5);
  return [
    {
      what: 'rehearsal of the long night, median',
      measured: ms(median),
      beside: `limit, ${LIMIT_MS} ms`,
      ratio: times(median / LIMIT_MS),
    },
    {
      what: 'rehearsals per second',
      measured: perSecond(1000 / median),
      beside: 'one a second',
      ratio: times(1000 / median),
    },
  ];
}
