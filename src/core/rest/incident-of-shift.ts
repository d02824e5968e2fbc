import type { Incident, IncidentUnderProcedure } from '../incident/incident.ts';
import { isOpen } from '../incident/phase.ts';
import { isAroundTheClock } from '../procedure/around-the-clock.ts';
import type { Instant } from '../shared/instant.ts';

/** A span in which somebody held a role while the incident was open; `toAt` is null while that lasts. */
interface Held {
  fromAt: Instant;
  toAt: Instant | null;
}

/**
 * Whether an incident counts for somebody's shift that began at `sinceAt`: they held a role in it then, also one that they
 * have passed on since. A role of what waits for working hours is held in one's sleep, so there it is taking it that counts.
 * A duplicate counts in the incident that it was merged into.
 */
export function isOfShift(
  { incident, procedure }: IncidentUnderProcedure,
  personId: string,
  sinceAt: Instant,
): boolean {
  if (incident.phase === 'duplicate-of') return false;
  const isHeldInSleep = isOpen(incident.phase) && !isAroundTheClock(procedure, incident.assessment?.priority);
  return heldBy(incident, personId).some(({ fromAt, toAt }) =>
    isHeldInSleep ? fromAt > sinceAt : toAt === null || toAt > sinceAt,
  );
}

function heldBy(incident: Incident, personId: string): Held[] {
  const { holders, formerHolders } = incident;
  const endedAt = incident.resolvedAt ?? incident.endedAt;
  return [
    ...formerHolders.filter((one) => one.personId === personId),
    ...Object.values(holders).flatMap((one) =>
      one.personId === personId ? [{ fromAt: one.sinceAt, toAt: endedAt }] : [],
    ),
  ];
}
