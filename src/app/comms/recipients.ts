import type { Customer } from '#contract/catalogue.ts';
import type { Incident } from '#core/incident/incident.ts';
import { personFor } from '#core/incident/incident.ts';
import type { Audience } from '#core/procedure/procedure.ts';
import type { OutgoingMessage } from '../ports/outgoing-message.ts';
import type { PersonRow } from '../ports/people.ts';
import type { SpaceContext } from '../space-context.ts';
import { linkedTickets, type LinkedTicket } from './linked-tickets.ts';

/** One way to somebody. */
export interface Way {
  channel: OutgoingMessage['channel'];
  /** Null: the channel has one place for everybody, or nobody gave one, so the words are shown on the desk only. */
  address: string | null;
  inReplyTo?: string;
}

/** One address words go to. */
export interface Recipient extends Way {
  /** Id of a person, customer, report or linked ticket. */
  id: string | null;
}

/** Somebody who is told once, by the first of the ways that works. Without a way nobody can tell them. */
export interface Reader {
  id: string | null;
  kind: 'everybody' | 'customer' | 'person' | 'ticket';
  /** The ticket, when it is one. */
  ticket: string | null;
  /** BCP 47, when it is known to differ from the audience's. */
  language: string | null;
  ways: Way[];
}

/** Everybody in an audience now, none of them twice. */
export async function readersOf(
  context: SpaceContext,
  incidentId: string,
  incident: Incident,
  audience: Audience,
): Promise<Reader[]> {
  const readers = await reach(context, incidentId, incident, audience);
  if (audience.channels.includes('ticket') && audience.reach.kind !== 'reporters')
    readers.push(...(await ticketReaders(context, incidentId, incident, audience)));
  const url = audience.channels.includes('webhook') ? await context.webhookUrl() : null;
  if (url !== null) readers.push(broadcast({ channel: 'webhook', address: url }));
  return eachOnce(readers);
}

async function reach(
  context: SpaceContext,
  incidentId: string,
  incident: Incident,
  audience: Audience,
): Promise<Reader[]> {
  switch (audience.reach.kind) {
    case 'public':
      return [broadcast({ channel: 'status-page', address: null })];
    case 'customers':
      return customerReaders(context, audience, new Set(incident.assessment?.answers.customerIds));
    case 'all-customers':
      return customerReaders(context, audience, null);
    case 'reporters':
      return ticketReaders(context, incidentId, incident, audience);
    case 'people': {
      const { roles, people, addresses } = audience.reach;
      const named = new Set([...roles.flatMap((role) => personFor(incident, role) ?? []), ...people]);
      const rows = await Promise.all([...named].map((id) => context.storage.people.get(id)));
      return [
        ...rows.flatMap((person) => (person === null ? [] : personReaders(person, audience))),
        ...addresses.map((address) => reader('person', null, [{ channel: 'mail', address }])),
      ];
    }
  }
}

/** Customers by their addresses; those that gave none stay in the list, so that the desk can say who was not told. */
async function customerReaders(
  context: SpaceContext,
  { channels }: Audience,
  ids: ReadonlySet<string> | null,
): Promise<Reader[]> {
  if (!channels.includes('mail')) return [];
  const { customers } = await context.storage.catalogue.get();
  return customers
    .filter((customer) => ids === null || ids.has(customer.id))
    .flatMap((customer) => {
      const own = customer.emails.map((address) => ({ address, language: null }));
      const contacts = customer.contacts.map(({ email, language }) => ({ address: email, language }));
      const addresses = [...own, ...contacts];
      if (addresses.length === 0) return [reader('customer', customer.id, [])];
      return addresses.map(({ address, language }) =>
        reader('customer', customer.id, [{ channel: 'mail', address }], language ?? languageOf(customer)),
      );
    });
}

/** The language in which a customer is spoken to: that of the first person who is told there. */
function languageOf({ contacts }: Customer): string | null {
  return contacts[0]?.language ?? null;
}

/** Tickets and reporters, each by the audience's channels in their order. */
async function ticketReaders(
  context: SpaceContext,
  incidentId: string,
  incident: Incident,
  audience: Audience,
): Promise<Reader[]> {
  const [tickets, hasHook, { customers }] = await Promise.all([
    linkedTickets(context, incidentId, incident),
    context.hasTicketHook(),
    context.storage.catalogue.get(),
  ]);
  const languages = new Map(customers.map((customer) => [customer.id, languageOf(customer)]));
  return tickets.map((ticket) => {
    const language = ticket.customerId === null ? null : (languages.get(ticket.customerId) ?? null);
    return { ...reader('ticket', ticket.id, ticketWays(ticket, audience, hasHook), language), ticket: ticket.ref };
  });
}

function ticketWays({ ref, reporter }: LinkedTicket, { channels }: Audience, hasHook: boolean): Way[] {
  const hook: Way[] = ref === null ? [] : [{ channel: 'ticket', address: ref }];
  const mail: Way[] =
    reporter === null
      ? []
      : [
          {
            channel: 'mail',
            address: reporter.address,
            ...(reporter.mailMessageId === null ? {} : { inReplyTo: reporter.mailMessageId }),
          },
        ];
  // Whoever reported by mail is answered by mail, even where the procedure names tickets only.
  const order = channels.includes('mail') ? channels : [...channels, 'mail'];
  const ways = order.flatMap((channel) => (channel === 'ticket' ? hook : channel === 'mail' ? mail : []));
  const working = ways.filter(({ channel }) => channel !== 'ticket' || hasHook);
  return working.length > 0 ? working : ways;
}

/** A person by every address that the audience's channels use; where one fails, the desk still shows the words. */
function personReaders(person: PersonRow, { channels }: Audience): Reader[] {
  const desk: Way = { channel: 'room', address: null };
  const ways = addressesOf(person).filter(({ channel }) => channel !== 'room' && channels.includes(channel));
  if (ways.length === 0) return [reader('person', person.id, [desk])];
  return ways.map(({ id, ...way }) => reader('person', id, channels.includes('room') ? [way, desk] : [way]));
}

/** Every way to reach a person; on the desk alone when there is none. */
export function addressesOf(person: PersonRow): Recipient[] {
  const mails = [
    person.email,
    ...person.contacts.filter((contact) => contact.channel === 'mail').map((contact) => contact.address),
  ];
  const recipients: Recipient[] = [
    ...mails
      .filter((address) => address !== null)
      .map((address): Recipient => ({ id: person.id, channel: 'mail', address })),
    ...person.contacts
      .filter((contact) => contact.channel === 'webhook')
      .map((contact): Recipient => ({ id: person.id, channel: 'webhook', address: contact.address })),
  ];
  const seen = new Set<string>();
  const distinct = recipients.filter((way) => !seen.has(keyOf(way)) && Boolean(seen.add(keyOf(way))));
  return distinct.length > 0 ? distinct : [{ id: person.id, channel: 'room', address: null }];
}

function broadcast(way: Way): Reader {
  return reader('everybody', null, [way]);
}

function reader(kind: Reader['kind'], id: string | null, ways: Way[], language: string | null = null): Reader {
  return { id, kind, ticket: null, language, ways };
}

/** An address that two readers share is told once, as the first of them. */
function eachOnce(readers: Reader[]): Reader[] {
  const seen = new Set<string>();
  return readers.filter(({ id, ways }) => {
    const [first] = ways;
    if (first === undefined) return true;
    const key = first.address === null ? `${keyOf(first)} ${id ?? ''}` : keyOf(first);
    return !seen.has(key) && Boolean(seen.add(key));
  });
}

function keyOf({ channel, address }: Way): string {
  return `${channel} ${address?.toLowerCase() ?? ''}`;
}
