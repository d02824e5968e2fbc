import type { IncidentEvent } from '../incident/events.ts';
import type { Instant } from '../shared/instant.ts';

/** A span in which one person held a role of an incident that was worked on, `[fromAt, toAt)`. */
export interface Stint {
  role: string;
  personId: string;
  fromAt: Instant;
  /** Null while it goes on. */
  toAt: Instant | null;
}

/** Events after which nobody works on the incident until it comes back. */
const ENDS: ReadonlySet<string> = new Set([
  'IncidentResolved',
  'IncidentDismissed',
  'IncidentMerged',
  'IncidentClosed',
  'StoodDown',
]);
const BEGINS: ReadonlySet<string> = new Set(['IncidentReopened', 'WorkResumed']);

/**
 * Who worked on an incident, in which role and when, in the order in which they began. Work ends with the resolution,
 * and begins again for whoever still holds a role when the incident comes back. Where `isWorked` says no of a priority
 * (undefined before the first assessment), a role is held while nobody works.
 */
export function stintsOf(
  events: Iterable<IncidentEvent>,
  isWorked: (priority: string | null | undefined) => boolean = () => true,
): Stint[] {
  const stints: Stint[] = [];
  const holders = new Map<string, string>();
  const running = new Map<string, Stint>();
  let goesOn = true;
  let isWorkedNow = isWorked(undefined);

  const end = (role: string, at: Instant): void => {
    const stint = running.get(role);
    if (stint !== undefined) stint.toAt = at;
    running.delete(role);
  };
  const begin = (role: string, personId: string, at: Instant): void => {
    const before = running.get(role);
    if (before?.personId === personId) return;
    end(role, at);
    const stint: Stint = { role, personId, fromAt: at, toAt: null };
    running.set(role, stint);
    stints.push(stint);
  };
  const goOnOrRest = (at: Instant): void => {
    if (goesOn && isWorkedNow) for (const [role, personId] of holders) begin(role, personId, at);
    else for (const role of running.keys()) end(role, at);
  };

  for (const { type, at, data } of events) {
    if (type === 'RoleAssigned' || type === 'RoleHandedOver') {
      holders.set(data.role, type === 'RoleAssigned' ? data.personId : data.toPersonId);
    } else if (type === 'ImpactAssessed') isWorkedNow = isWorked(data.assessment.priority);
    else if (ENDS.has(type)) goesOn = false;
    else if (BEGINS.has(type)) goesOn = true;
    else continue;
    goOnOrRest(at);
    // Whoever comes afterwards takes a role anew.
    if (type === 'StoodDown') holders.clear();
  }
  return stints;
}
