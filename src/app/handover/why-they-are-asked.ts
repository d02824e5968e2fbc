import type { IncidentUnderProcedure } from '#core/incident/incident.ts';
import { levelAt } from '#core/rest/level-at.ts';
import { isDayThere, type AskedBecause } from '#core/rest/why-asked.ts';
import { dutyNow } from '../rest/duty-now.ts';
import { fatiguePolicy, restOf } from '../rest/levels.ts';
import type { SpaceContext } from '../space-context.ts';

/** Why each of these people is asked to take a role over now; nothing of whoever is unknown, or in a drill's script. */
export async function whyTheyAreAsked(
  context: SpaceContext,
  { incident, procedure }: IncidentUnderProcedure,
  role: string,
  personIds: readonly string[],
): Promise<Map<string, AskedBecause>> {
  if (context.kind === 'drill' || personIds.length === 0) return new Map();
  const now = context.clock.now();
  const rests = await restOf(context, personIds, now);
  const known = await Promise.all(
    [...rests].map(async ([id, rest]): Promise<[string, AskedBecause]> => {
      const [person, duty] = await Promise.all([context.storage.people.get(id), dutyNow(context, id, now)]);
      const because: AskedBecause = {
        level: levelAt(rest, duty, fatiguePolicy(procedure), now).level,
        isOnCall: incident.roster[role]?.includes(id) ?? false,
        isDay: isDayThere(person?.zone ?? 'UTC', now),
      };
      return [id, because];
    }),
  );
  return new Map(known);
}
