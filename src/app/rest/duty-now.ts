import { isOpen } from '#core/incident/phase.ts';
import type { IncidentUnderProcedure } from '#core/incident/incident.ts';
import { isAroundTheClock } from '#core/procedure/around-the-clock.ts';
import type { Duty } from '#core/rest/level-at.ts';
import { HOUR_MS, type DurationMs, type Instant } from '#core/shared/instant.ts';
import { knownIncident } from '../incident/known-incident.ts';
import type { SpaceContext } from '../space-context.ts';

const MOST_OPEN = 200;
const SHIFT_MS: DurationMs = 12 * HOUR_MS;

/**
 * What somebody does at this moment: the longest that they hold a role in an open incident that is worked on around the
 * clock, since a role in any other is held in one's sleep, too; and in how many incidents of the last twelve hours they
 * do or did.
 */
export async function dutyNow(context: SpaceContext, personId: string, at: Instant): Promise<Duty> {
  const open = await context.storage.incidents.list({ state: 'open', limit: MOST_OPEN });
  const known = await Promise.all(open.map((row) => knownIncident(context, row)));
  const held = known.filter(({ incident }) => rolesOf(incident, personId).length > 0);
  const roles = held.filter(isWorkedByNight).flatMap(({ incident }) => rolesOf(incident, personId));
  return {
    onIncidentMs: Math.max(0, ...roles.map(({ onItSinceAt }) => at - onItSinceAt)),
    inRoleMs: Math.max(0, ...roles.map(({ sinceAt }) => at - sinceAt)),
    incidentsThisShift: held.filter((one) => isOfShift(one, personId, at - SHIFT_MS)).length,
  };
}

/** Whether it is worked on now, was until lately, or a role of it was taken lately. */
function isOfShift(under: IncidentUnderProcedure, personId: string, since: Instant): boolean {
  const { incident } = under;
  if (isWorkedByNight(under)) return true;
  if (!isOpen(incident.phase)) return incident.resolvedAt !== null && incident.resolvedAt > since;
  return rolesOf(incident, personId).some(({ sinceAt }) => sinceAt > since);
}

function isWorkedByNight({ incident, procedure }: IncidentUnderProcedure): boolean {
  return isWorkedOn(incident.phase) && isAroundTheClock(procedure, incident.assessment?.priority ?? null);
}

function isWorkedOn(phase: IncidentUnderProcedure['incident']['phase']): boolean {
  return isOpen(phase) && phase !== 'stood-down';
}

function rolesOf({ holders }: IncidentUnderProcedure['incident'], personId: string) {
  return Object.values(holders).filter((holder) => holder.personId === personId);
}
