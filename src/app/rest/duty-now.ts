import { isOpen } from '#core/incident/phase.ts';
import type { IncidentUnderProcedure } from '#core/incident/incident.ts';
import { isAroundTheClock } from '#core/procedure/around-the-clock.ts';
import type { Duty } from '#core/rest/level-at.ts';
import type { Instant } from '#core/shared/instant.ts';
import { loadIncident } from '../incident/load-incident.ts';
import type { SpaceContext } from '../space-context.ts';

const MOST_OPEN = 200;

/**
 * What somebody does at this moment: in how many open incidents they hold a role, and the longest that they do in one
 * that is worked on around the clock. A role in any other is held in one's sleep, too.
 */
export async function dutyNow(context: SpaceContext, personId: string, at: Instant): Promise<Duty> {
  const open = await context.storage.incidents.list({ state: 'open', limit: MOST_OPEN });
  const known = await Promise.all(open.map(({ id }) => loadIncident(context, id)));
  const worked = known.filter(({ incident }) => isWorkedOn(incident.phase));
  const held = worked.filter(({ incident }) => rolesOf(incident, personId).length > 0);
  const roles = held
    .filter(({ incident, procedure }) => isAroundTheClock(procedure, incident.assessment?.priority ?? null))
    .flatMap(({ incident }) => rolesOf(incident, personId));
  return {
    onIncidentMs: Math.max(0, ...roles.map(({ onItSinceAt }) => at - onItSinceAt)),
    inRoleMs: Math.max(0, ...roles.map(({ sinceAt }) => at - sinceAt)),
    incidentsThisShift: held.length,
  };
}

function isWorkedOn(phase: IncidentUnderProcedure['incident']['phase']): boolean {
  return isOpen(phase) && phase !== 'stood-down';
}

function rolesOf({ holders }: IncidentUnderProcedure['incident'], personId: string) {
  return Object.values(holders).filter((holder) => holder.personId === personId);
}
