import { z } from 'zod';
import { scoreSuspects, type SuspectCase, type SuspectScores } from '#core/change/score-suspects.ts';
import { fromIso } from '#core/shared/instant.ts';

const instant = z.iso.datetime({ offset: true }).transform(fromIso);

const suspectCase = z
  .object({
    id: z.string(),
    catalogue: z.object({
      features: z.array(z.object({ id: z.string(), name: z.string(), services: z.array(z.string()).default([]) })),
      services: z.array(z.object({ id: z.string(), name: z.string(), depends_on: z.array(z.string()).default([]) })),
    }),
    changes: z.array(
      z.object({
        id: z.string(),
        at: instant,
        ends_at: instant.nullish(),
        kind: z.enum(['deploy', 'config', 'migration', 'flag', 'infra', 'command']),
        services: z.array(z.string()),
        title: z.string(),
        description: z.string().default(''),
        environment: z.string(),
        status: z.enum(['succeeded', 'in-progress', 'failed', 'rolled-back']),
        author: z.string().nullable().default(null),
        size: z.object({ files: z.number(), lines: z.number() }).nullable().default(null),
      }),
    ),
    signals: z.array(
      z.object({
        at: instant,
        source: z.enum(['alert', 'report']),
        text: z.string(),
        service: z.string().nullish(),
        feature: z.string().nullish(),
        labels: z.record(z.string(), z.string()).default({}),
      }),
    ),
    as_of: instant,
    culprit: z.string().nullable(),
  })
  .transform(({ id, catalogue, changes, signals, as_of, culprit }): SuspectCase => ({
    id,
    catalogue: {
      features: catalogue.features,
      services: catalogue.services.map(({ depends_on, ...service }) => ({ ...service, dependsOn: depends_on })),
    },
    changes: changes.map(({ ends_at, ...change }) => ({ ...change, endsAt: ends_at ?? null })),
    signals: signals.map(({ service, feature, labels, ...signal }) => ({
      ...signal,
      service: service ?? null,
      feature: feature ?? null,
      severity: labels['severity'] ?? null,
      instance: labels['instance'] ?? null,
      environment: labels['environment'] ?? null,
    })),
    asOf: as_of,
    culprit,
  }));

/** One line of a case file as docs/suspects.md describes it; null when it is none. */
export function readSuspectCase(line: unknown): SuspectCase | null {
  return suspectCase.safeParse(line).data ?? null;
}

/** Ranks every case, with the time it took. */
export function measureSuspects(cases: SuspectCase[]): SuspectScores & { msPerCase: number } {
  const startedAt = performance.now();
  const scores = scoreSuspects(cases);
  return { ...scores, msPerCase: (performance.now() - startedAt) / cases.length };
}

/** The measures for people. */
export function suspectsInWords(scores: SuspectScores & { msPerCase: number }): string {
  const share = (value: number | null): string => (value === null ? '–' : `${(value * 100).toFixed(1)} %`);
  const number = (value: number | null): string => (value === null ? '–' : value.toFixed(3));
  return [
    `the cause comes first                ${share(scores.top1)}`,
    `the cause is among the first three   ${share(scores.top3)}`,
    `mean reciprocal rank                 ${number(scores.mrr)}`,
    `no strong suspect where none is      ${share(scores.nullRight)}`,
    `a strong suspect where there is one  ${share(scores.kept)}`,
    `Brier score                          ${number(scores.brier)}`,
    `${scores.cases} cases, ${scores.msPerCase.toFixed(1)} ms a case`,
  ].join('\n');
}
