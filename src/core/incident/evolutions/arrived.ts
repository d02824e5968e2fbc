import type { Instant } from '../../shared/instant.ts';
import type { Incident } from '../incident.ts';

/** The incident that has come to a point from which steps of the procedure count their time. */
export function arrived(incident: Incident, trigger: string, at: Instant): Incident {
  return { ...incident, arrivals: { ...incident.arrivals, [trigger]: { at, round: incident.round } } };
}
