import type { CommandOf } from '../commands.ts';
import { refuse } from '../refusal.ts';
import { event, type Answer, type Situation } from './situation.ts';

export function linkTicket(situation: Situation, { ticketId, textId, customerId }: CommandOf<'LinkTicket'>): Answer {
  return { events: [event(situation, 'TicketLinked', { ticketId, textId, customerId })] };
}

export function unlinkTicket(situation: Situation, { ticketId }: CommandOf<'UnlinkTicket'>): Answer {
  const { tickets, signals, unlinked } = situation.incident;
  const isLinked = [...tickets, ...signals].some(({ id }) => id === ticketId) && !unlinked.includes(ticketId);
  return isLinked
    ? { events: [event(situation, 'TicketUnlinked', { ticketId })] }
    : refuse('unknown-ticket', 'This ticket is not linked.', 'Look at the linked tickets in the room.');
}
