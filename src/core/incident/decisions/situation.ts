import type { Actor } from '../../shared/actor.ts';
import type { Instant } from '../../shared/instant.ts';
import type { Procedure } from '../../procedure/procedure.ts';
import type { CustomerFacts } from '../../sla/customer-facts.ts';
import type { Obligation } from '../../obligation/obligation.ts';
import type { IncidentEvent, IncidentEventData, IncidentEventType } from '../events.ts';
import type { Incident } from '../incident.ts';
import { refuse, type Refusal } from '../refusal.ts';

/** What a decision may look at. */
export interface Situation {
  incident: Incident;
  procedure: Procedure;
  now: Instant;
  by: Actor;
  facts?: CustomerFacts | undefined;
}

/** What a decision gives: events, or why not. */
export type Answer = { events: IncidentEvent[] } | { refusal: Refusal };

/** An event of this moment by the one who asks. */
export function event<T extends IncidentEventType>(
  { now, by }: { now: Instant; by: Actor },
  type: T,
  data: IncidentEventData[T],
): IncidentEvent {
  return { type, v: 1, at: now, by, data } as IncidentEvent;
}

/** The obligation a command names, or why it cannot be acted on. */
export function openObligation(
  { incident }: Situation,
  key: string,
): { obligation: Obligation } | { refusal: Refusal } {
  const obligation = incident.obligations[key];
  if (obligation === undefined)
    return refuse('unknown-obligation', `This incident owes no ${key}.`, 'Look at the open duties.');
  if (obligation.endedAt !== null)
    return refuse('obligation-ended', 'This duty has ended already.', 'Nothing is left to do for it.');
  return { obligation };
}

/** Refuses to perform an obligation twice: null when `key` is null or still open. */
export function alreadyPerformed(situation: Situation, key: string | null): { refusal: Refusal } | null {
  if (key === null) return null;
  const found = openObligation(situation, key);
  return 'refusal' in found ? found : null;
}

/** What people call a role; its id where the procedure does not know it. */
export function roleTitle(procedure: Procedure, role: string): string {
  return procedure.roles.find((one) => one.id === role)?.title ?? role;
}

/** The refusal of a role that the procedure does not know; null for one that it knows. */
export function unknownRole(procedure: Procedure, role: string): { refusal: Refusal } | null {
  if (procedure.roles.some((one) => one.id === role)) return null;
  return refuse(
    'unknown-role',
    `The procedure has no role ${role}.`,
    `Choose one of ${procedure.roles.map((one) => one.id).join(', ')}.`,
  );
}
