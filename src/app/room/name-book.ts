import type { NameBook } from '#core/incident/name-book.ts';
import type { Incident } from '#core/incident/incident.ts';
import type { IncidentEvent } from '#core/incident/events.ts';
import type { Catalogue } from '#contract/catalogue.ts';
import type { ChangeRow } from '../ports/changes.ts';
import type { SpaceContext } from '../space-context.ts';

/** Names for the ids in an incident, with what was looked up for them. */
export interface Book {
  names: NameBook;
  people: Map<string, string>;
  catalogue: Catalogue;
  changes: Map<string, ChangeRow>;
}

/** Looks up every name an incident and its events can need, in a few reads. */
export async function nameBook(context: SpaceContext, incident: Incident, events: IncidentEvent[]): Promise<Book> {
  const [people, catalogue, changeRows] = await Promise.all([
    context.storage.people.names(peopleIn(incident, events)),
    context.storage.catalogue.get(),
    context.storage.changes.byIds(changesIn(incident, events)),
  ]);
  const customers = new Map(catalogue.customers.map((customer) => [customer.id, customer.name]));
  const features = new Map(catalogue.features.map((feature) => [feature.id, feature.name]));
  const changes = new Map(changeRows.map((change) => [change.id, change]));
  const names: NameBook = {
    person: (id) => people.get(id) ?? customers.get(id) ?? 'somebody',
    customer: (id) => customers.get(id) ?? 'a customer',
    feature: (id) => features.get(id) ?? id,
    change: (id) => changes.get(id)?.title ?? 'a change',
  };
  return { names, people, catalogue, changes };
}

function peopleIn(incident: Incident, events: IncidentEvent[]): string[] {
  const ids = new Set(incident.participants);
  for (const candidates of Object.values(incident.roster)) for (const id of candidates) ids.add(id);
  for (const holder of Object.values(incident.holders)) ids.add(holder.personId);
  for (const page of Object.values(incident.pages)) for (const id of page.personIds) ids.add(id);
  for (const { fromPersonId, candidateIds } of Object.values(incident.handovers))
    for (const id of [fromPersonId, ...candidateIds]) ids.add(id);
  for (const event of events) for (const id of peopleInEvent(event)) ids.add(id);
  return [...ids];
}

function peopleInEvent(event: IncidentEvent): string[] {
  switch (event.type) {
    case 'RoleAssigned':
      return [event.data.personId];
    case 'RoleHandedOver':
      return [event.data.toPersonId, ...(event.data.fromPersonId === null ? [] : [event.data.fromPersonId])];
    case 'WatcherAsked':
      return [event.data.personId];
    case 'DeliveryRecorded':
      return event.data.recipientId === null ? [] : [event.data.recipientId];
    default:
      return event.by.kind === 'person' ? [event.by.id] : [];
  }
}

function changesIn(incident: Incident, events: IncidentEvent[]): string[] {
  return [
    ...new Set([
      ...Object.keys(incident.suspects),
      ...(incident.ranking?.suspects.map((one) => one.changeId) ?? []),
      // Also those that an earlier ranking named: the postmortem says what was known then.
      ...events.flatMap((event) =>
        event.type === 'SuspectsRanked' ? event.data.suspects.map((one) => one.changeId) : [],
      ),
      ...Object.keys(incident.suspectedAt),
      ...incident.mitigations.flatMap((one) => one.changeId ?? []),
    ]),
  ];
}
