import { dutyTitle } from '#core/obligation/duty-title.ts';
import type { IncidentSummary } from '#contract/incident.ts';
import { toIso } from '#core/shared/instant.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import { summaryHandovers } from '../handover/summary-handovers.ts';
import type { IncidentRow } from '../ports/incidents.ts';
import { isoOrNull, roleTitle } from '../room/shown.ts';
import type { SpaceContext } from '../space-context.ts';
import { loadIncident, loadProcedure } from './load-incident.ts';

/** Rows with titles, names and the words of their next duty. */
export async function shownSummaries(context: SpaceContext, rows: IncidentRow[]): Promise<IncidentSummary[]> {
  const people = rows.flatMap((row) => row.next?.owners.flatMap((owner) => owner.personId ?? []) ?? []);
  const [titles, names] = await Promise.all([
    context.storage.texts.bodies(rows.map((row) => row.titleTextId)),
    context.storage.people.names([...new Set(people)]),
  ]);
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      number: row.number,
      title: titles.get(row.titleTextId) ?? '',
      phase: row.phase,
      priority: row.priority,
      assumed: row.assumed,
      openedAt: toIso(row.openedAt),
      resolvedAt: isoOrNull(row.resolvedAt),
      restsUntil: await restsUntil(context, row),
      next:
        row.next === null
          ? null
          : shownNext(row.next, await loadProcedure(context, row.procedureVersionId), names, context.clock.now()),
      openDuties: row.openDuties,
      lateDuties: row.lateDuties,
      handovers: await summaryHandovers(context, row),
      version: row.version,
    })),
  );
}

async function restsUntil(context: SpaceContext, { id, phase }: IncidentRow): Promise<string | null> {
  if (phase !== 'stood-down') return null;
  const { incident } = await loadIncident(context, id);
  return isoOrNull(incident.standDown?.resumeAt ?? null);
}

function shownNext(
  next: NonNullable<IncidentRow['next']>,
  procedure: Procedure,
  names: Map<string, string>,
  now: number,
): NonNullable<IncidentSummary['next']> {
  return {
    key: next.key,
    title: dutyTitle(procedure, next.step),
    act: next.act,
    level: next.level,
    owners: next.owners.map(({ role, personId }) => ({
      role,
      title: roleTitle(procedure, role),
      person: personId === null ? null : { id: personId, name: names.get(personId) ?? 'somebody' },
    })),
    dueAt: toIso(next.dueAt),
    performAt: isoOrNull(next.performAt),
    late: next.dueAt < now,
  };
}
