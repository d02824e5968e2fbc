import type { Incident } from '#core/incident/incident.ts';
import type { RestKnown } from '#core/rest/relief.ts';
import type { ReliefKnown } from '#core/rest/relief-candidates.ts';
import { dutiesNow, dutyNow } from '../rest/duty-now.ts';
import { readProtection } from '../protection/read-protection.ts';
import { restOf } from '../rest/levels.ts';
import type { SpaceContext } from '../space-context.ts';

/** What is known of the rest of those who hold roles in an incident. */
export async function restOfHolders(context: SpaceContext, incident: Incident): Promise<RestKnown> {
  const ids = [...new Set(Object.values(incident.holders).map(({ personId }) => personId))];
  const now = context.clock.now();
  const [rests, duties] = await Promise.all([
    restOf(context, ids, now),
    Promise.all(ids.map(async (id) => [id, (await dutyNow(context, id, now)).incidentsThisShift] as const)),
  ]);
  return { rests, incidents: new Map(duties) };
}

/** What is known of everybody who could take a role over: whom the desk can reach is who has not been erased and gave a way. */
export async function whoCouldRelieve(context: SpaceContext): Promise<ReliefKnown> {
  const [{ rests: protectedRests }, rotations, people] = await Promise.all([
    readProtection(context),
    context.storage.rotations.list(),
    context.storage.people.list(),
  ]);
  const reachable = people.filter(
    ({ erasedAt, email, contacts }) => erasedAt === null && (email !== null || contacts.length > 0),
  );
  const ids = reachable.map(({ id }) => id);
  const now = context.clock.now();
  const [rests, elsewhere] = await Promise.all([restOf(context, ids, now), dutiesNow(context, now)]);
  return {
    rotations,
    rests,
    reachable: new Set(ids),
    resting: new Set(protectedRests.map(({ personId }) => personId)),
    elsewhere,
  };
}
