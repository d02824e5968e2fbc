import type { CommandOf } from '../commands.ts';
import { refuse } from '../refusal.ts';
import { event, type Answer, type Situation } from './situation.ts';

/** A ticket is linked: it gets the words for customers. */
export function linkTicket(situation: Situation, { ticketId, textId, customerId }: CommandOf<'LinkTicket'>): Answer {
  return { events: [event(situation, 'TicketLinked', { ticketId, textId, customerId })] };
}

/** A linked ticket gets no more words; refused for one that is not linked. */
export function unlinkTicket(situation: Situation, { ticketId }: CommandOf<'UnlinkTicket'>): Answer {
  const { tickets, signals, unlinked } = situation.incident;
  const isLinked = [...tickets, ...signals].some(({ id }) => id === ticketId) && !unlinked.includes(ticketId);
  return isLinked
    ? { events: [event(situation, 'TicketUnlinked', { ticketId })] }
    : refuse('unknown-ticket', 'This ticket is not linked.', 'Look at the linked tickets in the room.');
}
