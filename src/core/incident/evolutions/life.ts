import { assertNever } from '../../shared/assert-never.ts';
import type { Instant } from '../../shared/instant.ts';
import type { EventOf } from '../events.ts';
import type { Incident } from '../incident.ts';
import type { Phase } from '../phase.ts';
import { arrived } from './arrived.ts';

type LifeEvent = EventOf<
  | 'IncidentAcknowledged'
  | 'ChannelOpened'
  | 'IncidentResolved'
  | 'IncidentReopened'
  | 'IncidentClosed'
  | 'IncidentDismissed'
  | 'IncidentMerged'
  | 'DuplicateAbsorbed'
>;

/** From being taken on to its end, and back again when it is reopened. */
export function evolveLife(incident: Incident, event: LifeEvent): Incident {
  const { at } = event;
  switch (event.type) {
    case 'IncidentAcknowledged':
      return arrived(
        {
          ...incident,
          acknowledgedAt: incident.acknowledgedAt ?? at,
          phase: incident.phase === 'reported' ? 'assessing' : incident.phase,
        },
        'acknowledged',
        at,
      );
    case 'ChannelOpened':
      return { ...incident, channel: { ...event.data, openedAt: at } };
    case 'IncidentResolved':
      return arrived({ ...incident, phase: 'resolved', resolvedAt: at }, 'resolved', at);
    case 'IncidentReopened':
      return reopened(incident, at);
    case 'IncidentClosed':
      return { ...incident, phase: 'closed', endedAt: at };
    case 'IncidentDismissed':
      return arrived(
        { ...incident, phase: 'not-an-incident', endedAt: at, ticketTextId: event.data.ticketTextId },
        'not-an-incident',
        at,
      );
    case 'IncidentMerged':
      return { ...incident, phase: 'duplicate-of', endedAt: at, duplicateOf: event.data.intoIncidentId };
    case 'DuplicateAbsorbed':
      return { ...incident, absorbed: [...incident.absorbed, event.data.fromIncidentId] };
    default:
      return assertNever(event);
  }
}

function reopened(incident: Incident, at: Instant): Incident {
  const phase: Phase = incident.assessment?.priority == null ? 'assessing' : 'mitigating';
  const next = {
    ...incident,
    phase,
    round: incident.round + 1,
    mitigatedAt: null,
    resolvedAt: null,
    endedAt: null,
    ticketTextId: null,
    wokenAt: null,
  };
  return arrived(next, 'reopened', at);
}
