import type { IncidentUnderProcedure } from '#core/incident/incident.ts';
import { isOpen } from '#core/incident/phase.ts';
import { reliefCandidates } from '#core/rest/relief-candidates.ts';
import { tiredWarning, whyAsked } from '#core/rest/why-asked.ts';
import type { SpaceContext } from '../space-context.ts';
import { whoCouldRelieve } from './relief-known.ts';
import { whyTheyAreAsked } from './why-they-are-asked.ts';

/** Somebody who would be asked, or is, with what others may know of why. */
export interface Asked {
  id: string;
  name: string;
  why: string | null;
}

/** Who would take a role over now, in the order in which they are asked. */
export async function whoIsRested(
  context: SpaceContext,
  under: IncidentUnderProcedure,
  role: string,
): Promise<string[]> {
  const known = await whoCouldRelieve(context);
  return reliefCandidates(under, role, known, context.clock.now()).map(({ personId }) => personId);
}

/** These people with their names and why they are asked; and a warning when one was named who needs relief themselves. */
export async function askedPeople(
  context: SpaceContext,
  under: IncidentUnderProcedure,
  role: string,
  { personIds, named }: { personIds: readonly string[]; named: string | null },
): Promise<{ candidates: Asked[]; warning: string | null }> {
  const ids = [...new Set([...personIds, ...(named === null ? [] : [named])])];
  const [names, because] = await Promise.all([
    context.storage.people.names(ids),
    isOpen(under.incident.phase) ? whyTheyAreAsked(context, under, role, ids) : new Map(),
  ]);
  const nameOf = (id: string): string => names.get(id) ?? 'somebody';
  const ofNamed = named === null ? undefined : because.get(named);
  return {
    candidates: personIds.map((id) => {
      const known = because.get(id);
      return { id, name: nameOf(id), why: known === undefined ? null : whyAsked(known) };
    }),
    warning: named === null || ofNamed === undefined ? null : tiredWarning(nameOf(named), ofNamed.level),
  };
}
