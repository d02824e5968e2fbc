import { fold } from '#core/incident/evolve.ts';
import type { IncidentEvent } from '#core/incident/events.ts';
import type { Incident } from '#core/incident/incident.ts';
import { parseProcedure } from '#core/procedure/parse-procedure.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import { Refused } from '../refused.ts';
import type { SpaceContext } from '../space-context.ts';

/** The incident as stored now, with the procedure it opened under. Refuses an unknown id. */
export async function loadIncident(
  context: SpaceContext,
  id: string,
): Promise<{ incident: Incident; procedure: Procedure }> {
  const known = context.cache.incidents.get(id) ?? null;
  const news = await context.storage.events.read<IncidentEvent>({ kind: 'incident', id }, known?.version ?? 0);
  const incident = fold(
    news.map(({ event }) => event),
    known,
  );
  if (incident === null) throw new Refused('not-found', { what: 'incident', id });
  context.cache.incidents.set(id, incident);
  return { incident, procedure: await loadProcedure(context, incident.procedureVersionId) };
}

/** A published version of the procedure, read and complete. */
export async function loadProcedure(context: SpaceContext, versionId: string): Promise<Procedure> {
  const known = context.cache.procedures.get(versionId);
  if (known !== undefined) return known;
  const row = await context.storage.procedures.get(versionId);
  if (row === null) throw new Refused('not-found', { what: 'procedure version', id: versionId });
  const parsed = parseProcedure(row.yaml);
  if (!parsed.ok)
    throw new Error(
      `procedure version ${versionId} was published but cannot be read: ${parsed.faults[0]?.message ?? ''}`,
    );
  context.cache.procedures.set(versionId, parsed.procedure);
  return parsed.procedure;
}

/** The version in force now. */
export async function currentProcedure(context: SpaceContext): Promise<{ versionId: string; procedure: Procedure }> {
  const row = await context.storage.procedures.current();
  if (row === null) throw new Refused('not-found', { what: 'published procedure', id: 'current' });
  return { versionId: row.id, procedure: await loadProcedure(context, row.id) };
}
