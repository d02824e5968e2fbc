import { DESK } from '../shared/actor.ts';
import type { Instant } from '../shared/instant.ts';
import type { IncidentEvent } from '../incident/events.ts';
import { reportingCustomers, type Incident } from '../incident/incident.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { Terms } from './terms.ts';

/** What the catalogue says of customers a command may speak of. It comes with the command: the core looks nothing up. */
export interface CustomerFacts {
  /** What was promised to whom. */
  terms: { customerIds: string[]; terms: Terms }[];
  /** By audience: customers who have an address, so that words to it reach them. */
  reached: Record<string, string[]>;
}

/** Puts on record what was promised to customers who have just become known. Later contracts do not change it. */
export function recordTerms(
  before: Incident | null,
  after: Incident,
  facts: CustomerFacts | undefined,
  now: Instant,
): IncidentEvent[] {
  const fresh = new Set(
    Object.keys(after.customers).filter(
      (id) => before?.customers[id] === undefined && after.customers[id]?.terms === null,
    ),
  );
  return (facts?.terms ?? []).flatMap(({ customerIds, terms }) => {
    const ids = customerIds.filter((id) => fresh.delete(id));
    const data = { customerIds: ids, terms };
    return ids.length === 0 ? [] : [{ type: 'TermsRecorded' as const, v: 1 as const, at: now, by: DESK, data }];
  });
}

/** Customers whom words to an audience reach: those with an address, where the catalogue was asked, else all of it. */
export function customersReached(
  incident: Incident,
  procedure: Procedure,
  audienceId: string,
  facts: CustomerFacts | undefined,
): string[] {
  const reached = facts?.reached[audienceId];
  if (reached !== undefined) return reached;
  switch (procedure.audiences.find((one) => one.id === audienceId)?.reach.kind) {
    case 'customers':
      return incident.assessment?.answers.customerIds ?? [];
    case 'reporters':
      return reportingCustomers(incident);
    default:
      return [];
  }
}
