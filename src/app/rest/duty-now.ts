import { isOpen } from '#core/incident/phase.ts';
import type { IncidentUnderProcedure } from '#core/incident/incident.ts';
import { isAroundTheClock } from '#core/procedure/around-the-clock.ts';
import { isOfShift } from '#core/rest/incident-of-shift.ts';
import type { Duty } from '#core/rest/level-at.ts';
import type { DutyElsewhere } from '#core/rest/relief-candidates.ts';
import { DAY_MS, HOUR_MS, type DurationMs, type Instant } from '#core/shared/instant.ts';
import { knownIncident } from '../incident/known-incident.ts';
import type { SpaceContext } from '../space-context.ts';

const MOST_OPEN = 200;
/** Few, since each is kept in memory beside the open ones. */
const MOST_ENDED = 50;
const SHIFT_MS: DurationMs = 12 * HOUR_MS;
/** What was resolved stays open until its postmortem is shared; what was set down as a bug ends within days. */
const ENDED_OPENED_WITHIN_MS: DurationMs = 3 * DAY_MS;

/**
 * What somebody does at this moment: the longest that they hold a role in an open incident that is worked on around the
 * clock, since a role in any other is held in one's sleep, too; and in how many incidents of the last twelve hours they
 * hold or held one.
 */
export async function dutyNow(context: SpaceContext, personId: string, at: Instant): Promise<Duty> {
  return dutyIn(await incidentsOfShift(context, at), personId, at);
}

/** The same of everybody who holds a role in an incident that is worked on around the clock, and whether they command one. */
export async function dutiesNow(context: SpaceContext, at: Instant): Promise<Map<string, DutyElsewhere>> {
  const known = await incidentsOfShift(context, at);
  const worked = known.filter(isWorkedByNight);
  const ids = new Set(
    worked.flatMap(({ incident }) => Object.values(incident.holders).map(({ personId }) => personId)),
  );
  const commands = (id: string): boolean =>
    worked.some(({ incident, procedure }) => incident.holders[procedure.commander]?.personId === id);
  return new Map([...ids].map((id) => [id, { ...dutyIn(known, id, at), commands: commands(id) }]));
}

async function incidentsOfShift(context: SpaceContext, at: Instant): Promise<IncidentUnderProcedure[]> {
  const { incidents } = context.storage;
  const [open, ended] = await Promise.all([
    incidents.list({ state: 'open', limit: MOST_OPEN }),
    incidents.list({ state: 'ended', limit: MOST_ENDED, openedFrom: at - ENDED_OPENED_WITHIN_MS }),
  ]);
  return Promise.all([...open, ...ended].map((row) => knownIncident(context, row)));
}

function dutyIn(known: readonly IncidentUnderProcedure[], personId: string, at: Instant): Duty {
  const roles = known.filter(isWorkedByNight).flatMap(({ incident }) => rolesOf(incident, personId));
  return {
    onIncidentMs: Math.max(0, ...roles.map(({ onItSinceAt }) => at - onItSinceAt)),
    inRoleMs: Math.max(0, ...roles.map(({ sinceAt }) => at - sinceAt)),
    incidentsThisShift: known.filter((one) => isOfShift(one, personId, at - SHIFT_MS)).length,
  };
}

function isWorkedByNight({ incident, procedure }: IncidentUnderProcedure): boolean {
  return isWorkedOn(incident.phase) && isAroundTheClock(procedure, incident.assessment?.priority);
}

function isWorkedOn(phase: IncidentUnderProcedure['incident']['phase']): boolean {
  return isOpen(phase) && phase !== 'stood-down';
}

function rolesOf({ holders }: IncidentUnderProcedure['incident'], personId: string) {
  return Object.values(holders).filter((holder) => holder.personId === personId);
}
