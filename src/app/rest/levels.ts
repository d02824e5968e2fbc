import type { Procedure } from '#core/procedure/procedure.ts';
import type { FatiguePolicy } from '#core/rest/fatigue-level.ts';
import { assumedSettings, type PersonRest } from '#core/rest/person-rest.ts';
import type { Instant } from '#core/shared/instant.ts';
import type { SpaceContext } from '../space-context.ts';

/**
 * What is known of these people's rest, for `levelAt`; an unknown or erased person is absent. Estimates are made from it
 * when they are asked for, and never kept or shown to anybody but the person.
 */
export async function restOf(
  { storage }: SpaceContext,
  personIds: readonly string[],
  at: Instant,
): Promise<Map<string, PersonRest>> {
  const ids = [...new Set(personIds)];
  const [known, people] = await Promise.all([
    storage.rest.of(ids),
    Promise.all(ids.map((id) => storage.people.get(id))),
  ]);
  return new Map(
    people.flatMap((person): [string, PersonRest][] => {
      if (person === null || person.erasedAt !== null) return [];
      const { settings = null, facts = [] } = known.get(person.id) ?? {};
      const past = facts.filter((fact) => fact.at <= at);
      return [[person.id, { settings: settings ?? assumedSettings(person.zone), facts: past }]];
    }),
  );
}

/** The procedure's policy of fatigue, as `levelAt` takes it. */
export function fatiguePolicy({ rest }: Pick<Procedure, 'rest'>): FatiguePolicy {
  return { ...rest.levels, intercept: rest.sleepinessIntercept };
}
