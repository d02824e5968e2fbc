import type { z } from 'zod';
import type { updateReaders } from '#contract/ticket.ts';
import type { Incident } from '#core/incident/incident.ts';
import { loadIncident } from '../incident/load-incident.ts';
import { Refused } from '../refused.ts';
import { isoOrNull } from '../room/shown.ts';
import type { SpaceContext } from '../space-context.ts';
import { audienceOf } from './compose.ts';
import { linkedTickets } from './linked-tickets.ts';
import { readersOf, type Reader } from './recipients.ts';

/** Who was told by an update, with what each channel answered, and whom no way leads to. */
export async function readersOfUpdate(
  context: SpaceContext,
  id: string,
  updateId: string,
): Promise<z.input<typeof updateReaders.answer>> {
  const { incident, procedure } = await loadIncident(context, id);
  const update = incident.updates.find((one) => one.id === updateId);
  if (update === undefined) throw new Refused('not-found', { what: 'update', id: updateId });
  const [rows, readers, nameOf] = await Promise.all([
    context.storage.outbox.withPrefix(id, `${id}.${updateId}.`),
    readersOf(context, id, incident, audienceOf(procedure, update.audience)),
    readerNames(context, id, incident),
  ]);
  return {
    messages: rows.map(({ id: messageId, message, state, sentAt, attempts, proof }) => ({
      id: messageId,
      reader: nameOf(message.recipientId, message.address),
      channel: message.channel,
      address: message.address,
      state,
      proof,
      at: isoOrNull(sentAt),
      attempts,
      instead: rows.find((row) => row.id.startsWith(`${messageId}.`))?.message.channel ?? null,
    })),
    untold: readers
      .filter(({ ways }) => ways.length === 0)
      .map((reader) => ({ reader: nameOf(reader.id, null), why: whyUntold(reader) })),
  };
}

async function readerNames(
  context: SpaceContext,
  id: string,
  incident: Incident,
): Promise<(readerId: string | null, address: string | null) => string> {
  const [tickets, { customers }, people] = await Promise.all([
    linkedTickets(context, id, incident),
    context.storage.catalogue.get(),
    context.storage.people.list(),
  ]);
  const names = new Map([
    ...people.map((person) => [person.id, person.erasedAt === null ? person.name : person.label] as const),
    ...customers.map((customer) => [customer.id, customer.name] as const),
    ...tickets.map((ticket) => [ticket.id, ticket.ref === null ? 'A reporter' : `Ticket ${ticket.ref}`] as const),
  ]);
  return (readerId, address) => names.get(readerId ?? '') ?? address ?? 'Everybody';
}

function whyUntold({ kind }: Reader): string {
  switch (kind) {
    case 'customer':
      return 'The catalogue has no mail address for them. Add one under Customers.';
    case 'ticket':
      return 'The report names no ticket and no mail address. Link the ticket, or call them.';
    case 'person':
    case 'everybody':
      return 'No address is known. Add one under People.';
  }
}
