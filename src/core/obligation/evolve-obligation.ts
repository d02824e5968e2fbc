import { assertNever } from '../shared/assert-never.ts';
import type { Instant } from '../shared/instant.ts';
import type { EventOf, IncidentEvent } from '../incident/events.ts';
import type { Incident } from '../incident/incident.ts';
import type { Obligation } from './obligation.ts';

type ObligationEventType =
  | 'ObligationRaised'
  | 'ObligationDone'
  | 'ObligationLate'
  | 'ObligationWaived'
  | 'ObligationLapsed'
  | 'ObligationHeld'
  | 'ObligationRescheduled';

export type ObligationEvent = EventOf<ObligationEventType>;

const TYPES: ReadonlySet<string> = new Set<ObligationEventType>([
  'ObligationRaised',
  'ObligationDone',
  'ObligationLate',
  'ObligationWaived',
  'ObligationLapsed',
  'ObligationHeld',
  'ObligationRescheduled',
]);

export function isObligationEvent(event: IncidentEvent): event is ObligationEvent {
  return TYPES.has(event.type);
}

/** The part of `evolve` that keeps the obligations. */
export function evolveObligation(incident: Incident, event: ObligationEvent): Incident {
  if (event.type === 'ObligationRaised') return raised(incident, event);
  const obligation = incident.obligations[event.data.key];
  if (obligation === undefined) return incident;
  const changed = {
    ...incident,
    obligations: { ...incident.obligations, [obligation.key]: change(obligation, event) },
  };
  // A step that was waived counts as done for the steps that follow it: somebody decided to go on without it.
  if (event.type !== 'ObligationDone' && event.type !== 'ObligationWaived') return changed;
  return {
    ...changed,
    arrivals: { ...incident.arrivals, [`step:${obligation.step}`]: { at: event.at, round: incident.round } },
  };
}

function raised(incident: Incident, event: EventOf<'ObligationRaised'>): Incident {
  const { owner, ...data } = event.data;
  const obligation: Obligation = {
    ...data,
    owners: [owner],
    openedAt: event.at,
    reminders: 0,
    heldUntilAt: null,
    status: 'open',
    endedAt: null,
    wasLate: false,
  };
  return {
    ...incident,
    obligations: { ...incident.obligations, [data.key]: obligation },
    arisen: { ...incident.arisen, [data.step]: { count: data.occurrence, round: incident.round, latestKey: data.key } },
  };
}

function change(obligation: Obligation, event: Exclude<ObligationEvent, { type: 'ObligationRaised' }>): Obligation {
  switch (event.type) {
    case 'ObligationDone':
      return { ...ended(obligation, event.at, 'done'), wasLate: event.data.late };
    case 'ObligationWaived':
      return ended(obligation, event.at, 'waived');
    case 'ObligationLapsed':
      return ended(obligation, event.at, 'lapsed');
    case 'ObligationHeld':
      return { ...obligation, heldUntilAt: event.data.untilAt };
    case 'ObligationRescheduled': {
      const { performAt, dueAt, nextReminderAt } = event.data;
      return { ...obligation, performAt, dueAt, nextReminderAt };
    }
    case 'ObligationLate': {
      const { role, nextReminderAt } = event.data;
      const owners =
        role === null || obligation.owners.includes(role) ? obligation.owners : [...obligation.owners, role];
      return {
        ...obligation,
        owners,
        nextReminderAt,
        reminders: obligation.reminders + 1,
        status: 'late',
        wasLate: true,
      };
    }
    default:
      return assertNever(event);
  }
}

function ended(obligation: Obligation, at: Instant, status: Obligation['status']): Obligation {
  return { ...obligation, status, endedAt: at };
}
