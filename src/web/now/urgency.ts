import type { IncidentSummary } from '#contract/incident.ts';

/**
 * Incidents by the due time of their next duty, after those in which somebody waits for `me` to take over; those that owe
 * nothing come later, the newest first, and those that rest last.
 */
export function byUrgency(incidents: readonly IncidentSummary[], me: string | null): IncidentSummary[] {
  return incidents.toSorted(
    (one, other) =>
      Number(one.restsUntil !== null) - Number(other.restsUntil !== null) ||
      Number(askedOf(other, me) !== null) - Number(askedOf(one, me) !== null) ||
      dueOf(one) - dueOf(other) ||
      Date.parse(other.openedAt) - Date.parse(one.openedAt) ||
      one.number - other.number,
  );
}

/** The role that somebody is to take over here, or null. */
export function askedOf(
  { handovers }: IncidentSummary,
  me: string | null,
): IncidentSummary['handovers'][number] | null {
  return handovers.find(({ end, stillAsked }) => end === null && stillAsked.some(({ id }) => id === me)) ?? null;
}

function dueOf(incident: IncidentSummary): number {
  return incident.next === null ? Number.MAX_SAFE_INTEGER : Date.parse(incident.next.dueAt);
}
