import type { Incident } from '#core/incident/incident.ts';
import type { Audience } from '#core/procedure/procedure.ts';
import type { SpaceContext } from '../space-context.ts';
import { readersOf } from './recipients.ts';

/** Languages that members of an audience read rather than the audience's own. */
export async function readersLanguages(
  context: SpaceContext,
  incidentId: string,
  incident: Incident,
  audience: Audience,
): Promise<string[]> {
  const readers = await readersOf(context, incidentId, incident, audience);
  return [...new Set(readers.flatMap(({ language }) => language ?? []))];
}
