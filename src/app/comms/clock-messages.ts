import type { EventOf } from '#core/incident/events.ts';
import { personFor } from '#core/incident/incident.ts';
import { clockRoles } from '#core/sla/clock-roles.ts';
import { clocksInWords } from '#core/sla/clock-words.ts';
import type { OutgoingMessage } from '../ports/outgoing-message.ts';
import type { Decided } from '../incident/decided.ts';
import type { SpaceContext } from '../space-context.ts';
import { addressesOf } from './recipients.ts';

/** Warnings and breaches of promises to customers, to whoever owes the words or the restoration. */
export async function clockMessages(
  context: SpaceContext,
  { id, after, procedure }: Decided,
  event: EventOf<'ClocksWarned' | 'ClocksBreached'>,
  seq: number,
): Promise<OutgoingMessage[]> {
  const isBreach = event.type === 'ClocksBreached';
  const { clock } = event.data;
  const [catalogue, { publicUrl }] = await Promise.all([context.storage.catalogue.get(), context.company()]);
  const names = new Map(catalogue.customers.map((customer) => [customer.id, customer.name]));
  const due = event.data.due.map(({ customerId, dueAt }) => ({ name: names.get(customerId) ?? 'a customer', dueAt }));
  const sentence = clocksInWords(clock, due, isBreach, event.at);
  const holders = clockRoles(procedure, clock, isBreach).flatMap((role) => personFor(after, role) ?? []);
  const people = await Promise.all([...new Set(holders)].map((person) => context.storage.people.get(person)));
  return people
    .flatMap((person) => (person === null || person.erasedAt !== null ? [] : addressesOf(person)))
    .map((recipient, index) => ({
      messageId: `${id}.clock.${seq}.${index + 1}.${recipient.channel}`,
      channel: recipient.channel,
      recipientId: recipient.id,
      address: recipient.address,
      subject: `${isBreach ? 'Late' : 'Nearly due'} in incident ${after.number}: promised to customers`,
      body: `${sentence}\nOpen the room and ${clock === 'restore' ? 'see what restores service' : 'send the words'}: ${publicUrl}/incidents/${id}`,
      about: 'reminder',
      stream: { kind: 'incident', id },
      payload: {
        kind: isBreach ? 'clock-breached' : 'clock-warned',
        incident: { id, number: after.number },
        ...event.data,
      },
      notBefore: event.at,
    }));
}
