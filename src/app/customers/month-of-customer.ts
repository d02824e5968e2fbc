import type { Catalogue, Customer } from '#contract/catalogue.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import { monthOf, monthSpan, type MonthSpan } from '#core/sla/month.ts';
import { monthReport, type HurtingIncident, type MonthReport } from '#core/sla/month-report.ts';
import { DAY_MS, type Instant } from '#core/shared/instant.ts';
import { currentProcedure, loadIncident } from '../incident/load-incident.ts';
import type { SpaceContext } from '../space-context.ts';
import { contractOf, termsOfCustomer } from './terms-of-customer.ts';

/** A customer's month, by the wall clocks of its contract or, where that runs always, of the procedure's calendar. */
export interface CustomerMonthReport {
  customer: Customer;
  contract: string | null;
  month: string;
  zone: string;
  report: MonthReport;
}

/** What months are reckoned from, read once for however many customers. */
export interface MonthSources {
  catalogue: Catalogue;
  procedure: Procedure;
  incidents: Map<string, HurtingIncident>;
  byCustomer: Map<string, string[]>;
  month: string;
  /** Since when the desk could have known of anything. */
  knownSince: Instant;
}

/** Reads the incidents of a month, of one customer or of all. Without a month: the present one. */
export async function readMonth(
  context: SpaceContext,
  given: string | undefined,
  customerId: string | null,
): Promise<MonthSources> {
  const [catalogue, { procedure }, versions] = await Promise.all([
    context.storage.catalogue.get(),
    currentProcedure(context),
    context.storage.procedures.list(),
  ]);
  const month = given ?? monthOf(context.clock.now(), procedure.calendar.zone);
  const harm = await context.storage.customers.harm({ customerId, ...widest(month) });
  const incidents = new Map<string, HurtingIncident>();
  for (const id of new Set(harm.map(({ incidentId }) => incidentId))) {
    incidents.set(id, { id, incident: (await loadIncident(context, id)).incident });
  }
  const byCustomer = new Map(
    [...Map.groupBy(harm, (row) => row.customerId)].map(([id, rows]) => [id, rows.map((row) => row.incidentId)]),
  );
  const knownSince = Math.min(...versions.map(({ publishedAt }) => publishedAt), firstHarm(harm));
  return { catalogue, procedure, incidents, byCustomer, month, knownSince };
}

/** One customer's month from what was read. */
export function monthOfCustomer(context: SpaceContext, sources: MonthSources, customer: Customer): CustomerMonthReport {
  const { catalogue, procedure, month } = sources;
  const terms = termsOfCustomer(catalogue, procedure, customer);
  const zone = terms?.calendar?.zone ?? procedure.calendar.zone;
  const own = (sources.byCustomer.get(customer.id) ?? []).flatMap((id) => sources.incidents.get(id) ?? []);
  return {
    customer,
    contract: contractOf(catalogue, customer)?.title ?? (terms === null ? null : procedure.name),
    month,
    zone,
    report: monthReport(
      customer.id,
      terms,
      touching(own, customer.id, monthSpan(month, zone)),
      knownPart(monthSpan(month, zone), sources.knownSince),
      context.clock.now(),
    ),
  };
}

/** Of a month, what the desk was there for: it cannot say that service worked before. */
function knownPart({ fromAt, toAt }: MonthSpan, knownSince: Instant): MonthSpan {
  return { fromAt: Math.min(Math.max(fromAt, knownSince), toAt), toAt };
}

function firstHarm(harm: readonly { fromAt: Instant }[]): Instant {
  return harm.reduce((first, { fromAt }) => Math.min(first, fromAt), Number.POSITIVE_INFINITY);
}

/** The month in every zone there is. */
function widest(month: string): MonthSpan {
  const { fromAt, toAt } = monthSpan(month, 'UTC');
  return { fromAt: fromAt - DAY_MS, toAt: toAt + DAY_MS };
}

/** Harm was read by the widest month; by the customer's own some of it lies outside. */
function touching(hurting: HurtingIncident[], customerId: string, { fromAt, toAt }: MonthSpan): HurtingIncident[] {
  return hurting.filter(({ incident }) =>
    (incident.customers[customerId]?.spells ?? []).some(
      (spell) => spell.fromAt < toAt && (spell.closedAt ?? spell.endedAt ?? Infinity) >= fromAt,
    ),
  );
}
