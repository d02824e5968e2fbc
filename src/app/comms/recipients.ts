import type { Customer } from '#contract/catalogue.ts';
import type { Incident } from '#core/incident/incident.ts';
import { personFor } from '#core/incident/incident.ts';
import type { Audience } from '#core/procedure/procedure.ts';
import type { PersonRow } from '../ports.ts';
import type { SpaceContext } from '../space-context.ts';

/** One address words go to. `address` null: nobody gave one, so the words are shown on the desk only. */
export interface Recipient {
  id: string | null;
  channel: 'mail' | 'webhook' | 'status-page' | 'room';
  address: string | null;
}

/** Where words to an audience go now, nobody twice. */
export async function recipientsOf(
  context: SpaceContext,
  incidentId: string,
  incident: Incident,
  audience: Audience,
): Promise<Recipient[]> {
  const recipients = await reach(context, incidentId, incident, audience);
  const url = audience.channels.includes('webhook') ? await context.webhookUrl() : null;
  if (url !== null) recipients.push({ id: null, channel: 'webhook', address: url });
  return unique(recipients);
}

async function reach(
  context: SpaceContext,
  incidentId: string,
  incident: Incident,
  audience: Audience,
): Promise<Recipient[]> {
  switch (audience.reach.kind) {
    case 'public':
      return [{ id: null, channel: 'status-page', address: null }];
    case 'customers':
      return customerRecipients(context, incident.assessment?.answers.customerIds ?? []);
    case 'reporters':
      return reporterRecipients(context, incidentId);
    case 'people': {
      const { roles, people } = audience.reach;
      const named = [...roles.flatMap((role) => personFor(incident, role) ?? []), ...people];
      return (await Promise.all([...new Set(named)].map((id) => context.storage.people.get(id)))).flatMap((person) =>
        person === null ? [] : addressesOf(person),
      );
    }
  }
}

async function customerRecipients(context: SpaceContext, customerIds: string[]): Promise<Recipient[]> {
  const { customers } = await context.storage.catalogue.get();
  return customers
    .filter((customer) => customerIds.includes(customer.id))
    .flatMap((customer): Recipient[] =>
      addressesOfCustomer(customer).map((address) => ({ id: customer.id, channel: 'mail', address })),
    );
}

/** The customer's own addresses, then those of its contacts. */
function addressesOfCustomer({ emails, contacts }: Customer): string[] {
  return [...emails, ...contacts.map((contact) => contact.email)];
}

async function reporterRecipients(context: SpaceContext, incidentId: string): Promise<Recipient[]> {
  const signals = await context.storage.signals.ofIncident(incidentId);
  return signals.flatMap((signal): Recipient[] =>
    signal.reporterEmail === null ? [] : [{ id: signal.id, channel: 'mail', address: signal.reporterEmail }],
  );
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
  return recipients.length > 0 ? unique(recipients) : [{ id: person.id, channel: 'room', address: null }];
}

function unique(recipients: Recipient[]): Recipient[] {
  const seen = new Set<string>();
  return recipients.filter(({ channel, address, id }) => {
    const key = `${channel} ${address?.toLowerCase() ?? id ?? ''}`;
    return !seen.has(key) && Boolean(seen.add(key));
  });
}
