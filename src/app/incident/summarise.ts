import type { Incident } from '#core/incident/incident.ts';
import { causeOf } from '#core/incident/revert-decision.ts';
import { personFor } from '#core/incident/incident.ts';
import { obligations } from '#core/obligation/obligations.ts';
import type { Instant } from '#core/shared/instant.ts';
import type { IncidentRow } from '../ports/incidents.ts';

/** The row that lists show of an incident. */
export function summarise(id: string, incident: Incident, now: Instant): IncidentRow {
  const owed = obligations(incident, now);
  const first = owed[0];
  return {
    id,
    number: incident.number,
    titleTextId: incident.titleTextId,
    phase: incident.phase,
    priority: incident.assessment?.priority ?? null,
    assumed: incident.assessment?.assumed ?? false,
    openedAt: incident.openedAt,
    resolvedAt: incident.resolvedAt,
    groupId: incident.groupId,
    featureId: incident.assessment?.answers.featureId ?? incident.featureId,
    causeChangeId: causeOf(incident),
    openDuties: owed.length,
    lateDuties: owed.filter((one) => one.status === 'late').length,
    next:
      first === undefined
        ? null
        : {
            key: first.key,
            step: first.step,
            act: first.act,
            level: first.level,
            owners: first.owners.map((role) => ({ role, personId: personFor(incident, role) })),
            dueAt: first.dueAt,
            performAt: first.performAt,
            late: first.status === 'late',
          },
    procedureVersionId: incident.procedureVersionId,
    version: incident.version,
  };
}
