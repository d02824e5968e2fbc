import type { Customer } from '#contract/catalogue.ts';
import type { Incident } from '#core/incident/incident.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import { clockKey, clocks, clockStatus, isRunning, type Clock } from '#core/sla/clocks.ts';
import { toIso, type Instant } from '#core/shared/instant.ts';
import { contractOf } from '../customers/terms-of-customer.ts';
import type { Book } from './name-book.ts';
import { isoOrNull, type RoomAnswer } from './shown.ts';

type ShownCustomer = RoomAnswer['customers'][number];

/** Customers the incident hurts with their clocks, the one that needs something first at the top. */
export function shownCustomers(
  incident: Incident,
  procedure: Procedure,
  { catalogue }: Book,
  named: string[],
  now: Instant,
): ShownCustomer[] {
  const ids = new Set([...(incident.assessment?.answers.customerIds ?? []), ...named]);
  const byCustomer = Map.groupBy(clocks(incident), ({ customerId }) => customerId);
  return catalogue.customers
    .filter((customer) => ids.has(customer.id))
    .map((customer) => ({ customer, own: latestOfKind(byCustomer.get(customer.id) ?? []) }))
    .toSorted((a, b) => nextDueAt(a.own) - nextDueAt(b.own))
    .map(({ customer, own }) => ({
      id: customer.id,
      name: customer.name,
      tier: catalogue.tiers.find(({ id, title }) => id === customer.tier && title !== '')?.title ?? customer.tier,
      contract: contractTitle(incident, procedure, catalogue, customer),
      clocks: own.map((clock) => shownClock(clock, now)),
    }));
}

/** The title of what was promised when they became known; null when nothing was. */
function contractTitle(
  incident: Incident,
  procedure: Procedure,
  catalogue: Book['catalogue'],
  customer: Customer,
): string | null {
  const recorded = incident.customers[customer.id]?.terms?.contract;
  if (recorded === undefined) return null;
  if (recorded.startsWith('sla:')) return `${procedure.name}, ${recorded.slice('sla:'.length)}`;
  const current = contractOf(catalogue, customer);
  const named = catalogue.contracts.find(({ id }) => id === recorded) ?? current;
  return named?.id === recorded ? named.title : recorded;
}

/** Of each kind the latest; those that run come first, the next due at the top. */
function latestOfKind(own: Clock[]): Clock[] {
  const latest = new Map<string, Clock>();
  for (const clock of own)
    if ((latest.get(clock.kind)?.occurrence ?? 0) <= clock.occurrence) latest.set(clock.kind, clock);
  return [...latest.values()].toSorted((a, b) => Number(isRunning(b)) - Number(isRunning(a)) || a.dueAt - b.dueAt);
}

function nextDueAt(own: Clock[]): number {
  return own.filter(isRunning).reduce((least, { dueAt }) => Math.min(least, dueAt), Number.MAX_SAFE_INTEGER);
}

function shownClock(clock: Clock, now: Instant): ShownCustomer['clocks'][number] {
  return {
    key: clockKey(clock),
    kind: clock.kind,
    status: clockStatus(clock, now),
    startedAt: toIso(clock.startedAt),
    warnAt: toIso(clock.warnAt),
    dueAt: toIso(clock.dueAt),
    metAt: isoOrNull(clock.metAt),
    stoppedAt: isoOrNull(clock.stoppedAt),
    breached: clock.breachedAt !== null,
  };
}
