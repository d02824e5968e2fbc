import { assertNever } from '../../shared/assert-never.ts';
import type { EventOf } from '../events.ts';
import type { Incident } from '../incident.ts';
import { toldOfRest } from './stand-down.ts';

type WordsEvent = EventOf<
  'UpdatePosted' | 'DraftTaken' | 'TicketLinked' | 'TicketUnlinked' | 'IdeaParked' | 'DeliveryRecorded'
>;

/** What was told to whom, who is about to write, and what else is to be kept in mind. */
export function evolveWords(incident: Incident, event: WordsEvent): Incident {
  const { at, by } = event;
  switch (event.type) {
    case 'UpdatePosted': {
      const { updateId, toCustomerIds, language = null, translations = [], ...words } = event.data;
      const customerIds = toCustomerIds ?? incident.assessment?.answers.customerIds ?? [];
      const update = { id: updateId, ...words, language, translations, at, by, customerIds, round: incident.round };
      const { [update.audience]: _taken, ...drafts } = incident.drafts;
      const standDown = toldOfRest(incident.standDown, update.audience);
      return { ...incident, drafts, standDown, updates: [...incident.updates, update] };
    }
    case 'DraftTaken':
      return { ...incident, drafts: { ...incident.drafts, [event.data.audience]: { by, at } } };
    case 'TicketLinked': {
      const { ticketId, textId, customerId } = event.data;
      return { ...incident, tickets: [...incident.tickets, { id: ticketId, textId, customerId, at, by }] };
    }
    case 'TicketUnlinked':
      return { ...incident, unlinked: [...incident.unlinked, event.data.ticketId] };
    case 'IdeaParked':
      return { ...incident, ideas: [...incident.ideas, { id: event.data.ideaId, textId: event.data.textId, at, by }] };
    case 'DeliveryRecorded':
      return {
        ...incident,
        deliveries: { ...incident.deliveries, [event.data.messageId]: event.data.outcome },
      };
    default:
      return assertNever(event);
  }
}
