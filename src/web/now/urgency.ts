import type { IncidentSummary } from '#contract/incident.ts';

/** Incidents by the due time of their next duty; those that owe nothing come later, the newest first, and those that rest last. */
export function byUrgency(incidents: readonly IncidentSummary[]): IncidentSummary[] {
  return incidents.toSorted(
    (one, other) =>
      Number(one.restsUntil !== null) - Number(other.restsUntil !== null) ||
      dueOf(one) - dueOf(other) ||
      Date.parse(other.openedAt) - Date.parse(one.openedAt) ||
      one.number - other.number,
  );
}

function dueOf(incident: IncidentSummary): number {
  return incident.next === null ? Number.MAX_SAFE_INTEGER : Date.parse(incident.next.dueAt);
}
