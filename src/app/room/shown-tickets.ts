import { toIso } from '#core/shared/instant.ts';
import type { Gathered } from './gather-room.ts';
import type { RoomAnswer } from './shown.ts';

/** Tickets that get the words too, each with the last that it got. */
export function shownTickets({ tickets, messages, book }: Gathered): RoomAnswer['tickets'] {
  return tickets.flatMap(({ id, ref, customerId, linkedBy }) => {
    if (ref === null) return [];
    const last = messages.find(({ message }) => message.recipientId === id && message.about === 'update');
    return {
      id,
      ref,
      customer: customerId === null ? null : book.names.customer(customerId),
      linkedBy,
      last:
        last === undefined ? null : { state: last.state, at: toIso(last.sentAt ?? last.createdAt), proof: last.proof },
    };
  });
}
