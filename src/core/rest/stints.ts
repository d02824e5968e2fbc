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
 * and begins again for whoever still holds a role when the incident comes back.
 */
export function stintsOf(events: Iterable<IncidentEvent>): Stint[] {
  const stints: Stint[] = [];
  const holders = new Map<string, string>();
  const running = new Map<string, Stint>();
  let isWorked = true;

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

  for (const { type, at, data } of events) {
    if (type === 'RoleAssigned' || type === 'RoleHandedOver') {
      const personId = type === 'RoleAssigned' ? data.personId : data.toPersonId;
      holders.set(data.role, personId);
      if (isWorked) begin(data.role, personId, at);
    } else if (ENDS.has(type)) {
      isWorked = false;
      for (const role of running.keys()) end(role, at);
      // Whoever comes afterwards takes a role anew.
      if (type === 'StoodDown') holders.clear();
    } else if (BEGINS.has(type)) {
      isWorked = true;
      for (const [role, personId] of holders) begin(role, personId, at);
    }
  }
  return stints;
}
