import { assertNever } from '../../shared/assert-never.ts';
import type { EventOf } from '../events.ts';
import { told, type Book, type Told } from './told.ts';

type LifeEvent = EventOf<
  | 'IncidentReported'
  | 'IncidentAcknowledged'
  | 'ChannelOpened'
  | 'IncidentResolved'
  | 'IncidentReopened'
  | 'IncidentClosed'
  | 'IncidentDismissed'
  | 'IncidentMerged'
  | 'DuplicateAbsorbed'
>;

/** How an incident began, went on and ended, as a person would tell it. */
export function describeLife(event: LifeEvent, { who }: Book): Told {
  switch (event.type) {
    case 'IncidentReported':
      return told('state', `${who} reported incident ${event.data.number}.`, event.data.titleTextId);
    case 'IncidentAcknowledged':
      return told('people', `${who} is on it.`);
    case 'ChannelOpened':
      return told('state', `${who} opened the incident’s channel.`);
    case 'IncidentResolved':
      return told('state', `${who} verified that service is restored.`, event.data.verificationTextId);
    case 'IncidentReopened':
      return told('state', `${who} reopened the incident.`, event.data.reasonTextId);
    case 'IncidentClosed':
      return told('state', 'Everything owed is done. The incident is closed.');
    case 'IncidentDismissed':
      return told(
        'state',
        `${who} decided that this is a bug and not an incident.`,
        event.data.reasonTextId ?? event.data.ticketTextId,
      );
    case 'IncidentMerged':
      return told('state', `${who} merged this incident into another one.`);
    case 'DuplicateAbsorbed':
      return told('state', `${who} merged a duplicate into this incident.`);
    default:
      return assertNever(event);
  }
}
