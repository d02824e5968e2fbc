import type { Catalogue } from '#contract/catalogue.ts';
import { waitingApprovals } from '#core/incident/approval.ts';
import type { Command } from '#core/incident/commands.ts';
import type { Incident } from '#core/incident/incident.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import type { CustomerFacts } from '#core/sla/customer-facts.ts';
import { readersOf } from '../comms/recipients.ts';
import type { SpaceContext } from '../space-context.ts';
import { termsOfCustomer } from './terms-of-customer.ts';

/** The command with what the catalogue says of the customers it may speak of; most commands speak of none. */
export async function withCustomerFacts(
  context: SpaceContext,
  id: string,
  incident: Incident | null,
  procedure: Procedure,
  command: Command,
): Promise<Command> {
  const fresh = newCustomers(incident, command);
  const audiences = incident === null ? [] : audiencesTold(incident, command);
  if (fresh.length + audiences.length === 0) return command;
  const terms = command.facts?.terms ?? [];
  const known = new Set(terms.flatMap(({ customerIds }) => customerIds));
  const unknown = fresh.filter((customerId) => !known.has(customerId));
  const reached: [string, string[]][] = [];
  if (incident !== null) {
    for (const audience of new Set(audiences))
      reached.push([audience, await customersTold(context, id, incident, procedure, audience)]);
  }
  const promised =
    unknown.length === 0 ? [] : termsByContract(await context.storage.catalogue.get(), procedure, unknown);
  return { ...command, facts: { terms: [...terms, ...promised], reached: Object.fromEntries(reached) } };
}

/** Customers that the command names and the incident does not know. */
function newCustomers(incident: Incident | null, command: Command): string[] {
  return [...new Set(namedCustomers(command))].filter((id) => incident?.customers[id] === undefined);
}

function namedCustomers(command: Command): string[] {
  switch (command.type) {
    case 'Report':
    case 'AbsorbDuplicate':
    case 'LinkSignals':
      return command.signals.flatMap(({ customerId }) => customerId ?? []);
    case 'Assess':
      return command.answers.customerIds;
    default:
      return [];
  }
}

/** Audiences to which the command may send words. */
function audiencesTold(incident: Incident, command: Command): string[] {
  switch (command.type) {
    case 'PostUpdate':
      return [command.audience];
    case 'AnswerApproval':
    case 'Wake':
      return waitingApprovals(incident).map(({ audience }) => audience);
    default:
      return [];
  }
}

/** Customers whom words to an audience reach: those that have an address, and those whose reporter has one. */
async function customersTold(
  context: SpaceContext,
  id: string,
  incident: Incident,
  procedure: Procedure,
  audienceId: string,
): Promise<string[]> {
  const audience = procedure.audiences.find((one) => one.id === audienceId);
  if (audience === undefined) return [];
  const readers = (await readersOf(context, id, incident, audience)).filter(({ ways }) => ways.length > 0);
  return [...new Set(readers.flatMap((reader) => customerOf(incident, reader.id) ?? []))];
}

/** The customer behind a reader: itself, or the one whose report or ticket it is; null for everybody else. */
export function customerOf(incident: Incident, readerId: string | null): string | null {
  if (readerId === null) return null;
  if (incident.customers[readerId] !== undefined) return readerId;
  return [...incident.signals, ...incident.tickets].find(({ id }) => id === readerId)?.customerId ?? null;
}

/** One entry for each contract, so that many customers make one event. */
function termsByContract(catalogue: Catalogue, procedure: Procedure, ids: string[]): CustomerFacts['terms'] {
  const wanted = new Set(ids);
  const groups = new Map<string, CustomerFacts['terms'][number]>();
  for (const customer of catalogue.customers) {
    if (!wanted.has(customer.id)) continue;
    const terms = termsOfCustomer(catalogue, procedure, customer);
    if (terms === null) continue;
    const group = groups.get(terms.contract) ?? { customerIds: [], terms };
    group.customerIds.push(customer.id);
    groups.set(terms.contract, group);
  }
  return [...groups.values()];
}
