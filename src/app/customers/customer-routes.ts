import type { z } from 'zod';
import * as contract from '#contract/customers.ts';
import type { Customer } from '#contract/catalogue.ts';
import { monthSpan } from '#core/sla/month.ts';
import { reportMarkdown } from '#core/sla/report-words.ts';
import { fromIso, toIso } from '#core/shared/instant.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import { loadIncident } from '../incident/load-incident.ts';
import { Refused } from '../refused.ts';
import { isoOrNull } from '../room/shown.ts';
import type { Contexts, SpaceContext } from '../space-context.ts';
import { monthOfCustomer, readMonth, type CustomerMonthReport, type MonthSources } from './month-of-customer.ts';
import { shownLedger } from './shown-ledger.ts';

type ReportAnswer = z.input<typeof contract.customerReport.answer>;
type MonthRow = z.input<typeof contract.customerMonth>;

/** Routes of what customers were told and how their contracts were kept. */
export function customerRoutes({ context }: Contexts): BoundRoute[] {
  return [
    bind(contract.incidentLedger, async ({ params, query }) => {
      const space = await context(query.space);
      await loadIncident(space, params.id);
      return shownLedger(space, { incidentId: params.id });
    }),
    bind(contract.customerLedger, async ({ params, query }) => {
      const space = await context(query.space);
      const sources = await readMonth(space, query.month, params.id);
      const { month, zone } = monthOfCustomer(space, sources, customerOf(sources, params.id));
      return shownLedger(space, { customerId: params.id, ...monthSpan(month, zone) });
    }),
    bind(contract.listCustomerMonths, async ({ query }) => {
      const space = await context(query.space);
      const sources = await readMonth(space, query.month, null);
      const { customers } = sources.catalogue;
      const rows = customers
        .filter(({ id }) => sources.byCustomer.has(id))
        .map((customer) => monthRow(sources, monthOfCustomer(space, sources, customer)))
        .filter(({ incidents, breaches }) => incidents + breaches > 0)
        .toSorted((a, b) => b.breaches - a.breaches || b.lostMs - a.lostMs || (a.name < b.name ? -1 : 1));
      return { month: sources.month, customers: rows, spared: customers.length - rows.length };
    }),
    bind(contract.customerReport, async ({ params, query }) => {
      const space = await context(query.space);
      const sources = await readMonth(space, query.month, params.id);
      return shownReport(space, sources, monthOfCustomer(space, sources, customerOf(sources, params.id)));
    }),
  ];
}

function customerOf({ catalogue }: MonthSources, id: string): Customer {
  const customer = catalogue.customers.find((one) => one.id === id);
  if (customer === undefined) throw new Refused('not-found', { what: 'customer', id });
  return customer;
}

function tierTitle({ catalogue }: MonthSources, { tier }: Customer): string {
  return catalogue.tiers.find(({ id, title }) => id === tier && title !== '')?.title ?? tier;
}

function monthRow(sources: MonthSources, { customer, contract: title, report }: CustomerMonthReport): MonthRow {
  const { availability, promised, kept, lostMs } = report;
  return {
    id: customer.id,
    name: customer.name,
    tier: tierTitle(sources, customer),
    contract: title,
    incidents: report.incidents.length,
    breaches: report.breaches.length,
    lostMs,
    availability,
    promised,
    kept,
  };
}

async function shownReport(
  context: SpaceContext,
  sources: MonthSources,
  { customer, contract: title, month, zone, report }: CustomerMonthReport,
): Promise<ReportAnswer> {
  const { fromAt, toAt, untilAt, incidents, clocks, breaches, ...figures } = report;
  const [titles, told, company] = await Promise.all([
    context.storage.texts.bodies(incidents.map(({ titleTextId }) => titleTextId)),
    shownLedger(context, { customerId: customer.id, fromAt, toAt }),
    context.company(),
  ]);
  const features = new Map(sources.catalogue.features.map(({ id, name }) => [id, name]));
  const words = wordsSent(told);
  const names = {
    company: company.name,
    customer: customer.name,
    contract: title,
    month,
    zone,
    titles: new Map(incidents.map((one) => [one.id, titles.get(one.titleTextId) ?? ''])),
    words: words.map((one) => ({ ...one, at: fromIso(one.at) })),
  };
  return {
    customer: { id: customer.id, name: customer.name, tier: tierTitle(sources, customer), contract: title },
    month,
    zone,
    fromAt: toIso(fromAt),
    toAt: toIso(toAt),
    untilAt: toIso(untilAt),
    ...figures,
    incidents: incidents.map(({ titleTextId, featureId, ...one }) => ({
      ...one,
      title: titles.get(titleTextId) ?? '',
      feature: featureId === null ? null : (features.get(featureId) ?? featureId),
      fromAt: toIso(one.fromAt),
      toAt: isoOrNull(one.toAt),
    })),
    clocks,
    breaches: breaches.map((one) => ({
      ...one,
      dueAt: toIso(one.dueAt),
      metAt: isoOrNull(one.metAt),
    })),
    words,
    markdown: reportMarkdown(report, names),
  };
}

/** Each message with its words. */
function wordsSent({ words, entries }: Awaited<ReturnType<typeof shownLedger>>): ReportAnswer['words'] {
  const texts = new Map(words.map((one) => [one.textId, one]));
  return entries.flatMap(({ textId, channel, outcome }) => {
    const one = texts.get(textId);
    return one === undefined ? [] : [{ number: one.number, at: one.at, channel, outcome, text: one.text }];
  });
}
