import { z } from 'zod';
import { compareScenario, PROCESSES, type Compared } from '#core/rest/score-alertness.ts';

/** A naive wall time of the body clock, as milliseconds. */
const bodyTime = z.iso
  .datetime({ local: true })
  .transform((text) => Temporal.PlainDateTime.from(text).toZonedDateTime('UTC').epochMilliseconds);

const vectors = z.object({
  tolerance: z.number().positive().default(1e-6),
  scenarios: z
    .array(
      z.object({
        id: z.string(),
        input: z.object({
          series_start: bodyTime,
          S0: z.number(),
          acrophase_p: z.number(),
          sleep: z.array(z.tuple([bodyTime, bodyTime])),
        }),
        probes: z.array(
          z.object({
            t: bodyTime,
            awake: z.boolean(),
            hours_in_state: z.number(),
            expected: z.record(z.string(), z.number()),
          }),
        ),
      }),
    )
    .default([]),
  ...Object.fromEntries(
    Object.keys(PROCESSES).map((name) => [name, z.array(z.record(z.string(), z.number())).default([])]),
  ),
});

export interface AlertnessMeasure {
  passed: number;
  failed: number;
  failures: { name: string; expected: number; computed: number }[];
}

/** Compares every figure of the files with the model; null when one of them holds no vectors. */
export function measureAlertness(documents: unknown[]): AlertnessMeasure | null {
  const files = documents.map((document) => vectors.safeParse(document).data);
  if (files.length === 0 || files.some((file) => file === undefined)) return null;
  const judged = files.flatMap((file) => {
    if (file === undefined) return [];
    const compared = [...scenariosOf(file), ...processesOf(file)];
    return compared.map((one) => ({ ...one, isRight: Math.abs(one.expected - one.computed) <= file.tolerance }));
  });
  const failures = judged
    .filter(({ isRight }) => !isRight)
    .map(({ name, expected, computed }) => ({ name, expected, computed }));
  return { passed: judged.length - failures.length, failed: failures.length, failures };
}

function scenariosOf({ scenarios }: z.output<typeof vectors>): Compared[] {
  return scenarios.flatMap(({ id, input, probes }) =>
    compareScenario(
      id,
      {
        from: input.series_start,
        s: input.S0,
        acrophase: input.acrophase_p,
        sleep: input.sleep.map(([from, to]) => ({ from, to })),
      },
      probes.map(({ t, awake, hours_in_state, expected }) => ({
        at: t,
        isAwake: awake,
        hoursInState: hours_in_state,
        expected,
      })),
    ),
  );
}

function processesOf(file: z.output<typeof vectors>): Compared[] {
  return Object.entries(PROCESSES).flatMap(([name, process]) => {
    const rows = (file as unknown as Record<string, Record<string, number>[]>)[name] ?? [];
    return rows.map((row, index) => ({
      name: `${name} ${index + 1}`,
      expected: row[name.charAt(0)] ?? Number.NaN,
      computed: process(row['t'] ?? row['tod'] ?? Number.NaN, row['S0'] ?? row['p'] ?? Number.NaN),
    }));
  });
}

/** The outcome for people; at most twenty failures. */
export function alertnessInWords({ passed, failed, failures }: AlertnessMeasure): string {
  const worst = failures
    .slice(0, 20)
    .map(({ name, expected, computed }) => `${name}: expected ${expected}, computed ${computed}`);
  return [...worst, `${passed} figures met, ${failed} not`].join('\n');
}
