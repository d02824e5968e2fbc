import type { IncidentUnderProcedure } from '#core/incident/incident.ts';
import type { IncidentRow } from '../ports/incidents.ts';
import type { SpaceContext } from '../space-context.ts';
import { loadIncident, loadProcedure } from './load-incident.ts';

/** The incident of a row, read again only when it has changed: it is asked for whenever somebody looks at Now or into a room. */
export async function knownIncident(
  context: SpaceContext,
  { id, version, procedureVersionId }: IncidentRow,
): Promise<IncidentUnderProcedure> {
  const incident = context.cache.incidents.get(id);
  if (incident?.version !== version) return loadIncident(context, id);
  return { incident, procedure: await loadProcedure(context, procedureVersionId) };
}
