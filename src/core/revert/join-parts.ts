import type { DurationMs } from '../shared/instant.ts';
import { DEFAULT_QUIET_WITHIN_MS, type PlanPart } from './derive-plan.ts';
import type { DataEffect, PlanOrigin, PlanStep, Reversible, RevertPlan } from './revert-plan.ts';

const FROM_BEST: Reversible[] = ['fully', 'partly', 'no'];
const FROM_HARMLESS: DataEffect[] = ['none', 'changes-data', 'loses-data'];

/** One plan out of the parts of several services, in their order: as careful as its most careful part, checks last. */
export function joinParts(parts: readonly PlanPart[], origin: PlanOrigin, timeBoxMs: DurationMs): RevertPlan {
  const ends = parts.flatMap(({ reversibleUntil }) => reversibleUntil ?? []);
  const rehearsals = parts.map(({ rehearsedAt }) => rehearsedAt);
  const steps = withUniqueIds(parts);
  return {
    origin,
    reversible: worst(
      FROM_BEST,
      parts.map(({ reversible }) => reversible),
    ),
    reversibleUntil: ends.length === 0 ? null : Math.min(...ends),
    alternative: sentences(parts.map(({ alternative }) => alternative)),
    data: worst(
      FROM_HARMLESS,
      parts.map(({ data }) => data),
    ),
    dataNote: sentences(parts.map(({ dataNote }) => dataNote)),
    steps: checksLast(steps),
    quietWithinMs: Math.max(
      ...parts.map(({ quietWithinMs }) => quietWithinMs),
      parts.length === 0 ? DEFAULT_QUIET_WITHIN_MS : 0,
    ),
    // Services are reverted one after the other, so each adds its own.
    timeBoxMs: parts.reduce((sum, part) => sum + (part.timeBoxMs ?? 0), 0) || timeBoxMs,
    owner: sentences(
      parts.map(({ owner }) => owner),
      ', ',
    ),
    rehearsedAt: rehearsals.includes(null) ? null : oldest(rehearsals),
  };
}

/** The steps in the order in which they run: what undoes first, what proves it after. */
export function checksLast(steps: readonly PlanStep[]): PlanStep[] {
  return [...steps.filter(({ part }) => part === 'revert'), ...steps.filter(({ part }) => part === 'check')];
}

function worst<T>(fromBest: readonly T[], found: T[]): T {
  const ranks = found.map((one) => fromBest.indexOf(one));
  return fromBest[Math.max(0, ...ranks)] as T;
}

function oldest(instants: (number | null)[]): number | null {
  return instants.reduce((first, at) => (first === null || (at !== null && at < first) ? at : first), null);
}

function sentences(words: (string | null)[], between = ' '): string | null {
  const said = new Set(words.flatMap((one) => one ?? []));
  return said.size === 0 ? null : [...said].join(between);
}

/** With several services each step carries its service in its id; a number tells apart what is still the same. */
function withUniqueIds(parts: readonly PlanPart[]): PlanStep[] {
  const taken = new Set<string>();
  return parts.flatMap(({ steps }) =>
    steps.map((step) => {
      const id = parts.length > 1 && step.service !== null ? `${slug(step.service)}-${step.id}` : step.id;
      let unique = id;
      for (let number = 2; taken.has(unique); number += 1) unique = `${id}-${number}`;
      taken.add(unique);
      return { ...step, id: unique };
    }),
  );
}

function slug(service: string): string {
  const words = service
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return words === '' ? 'service' : words;
}
