import type { Catalogue, Contract } from '#contract/catalogue.ts';
import { calendarFaults, workingMinutesPerWeek } from '#core/procedure/check-calendar.ts';
import { parseDuration } from '#core/procedure/duration.ts';
import { DAY_MS, MINUTE_MS } from '#core/shared/instant.ts';

type Fault = { path: string; message: string };

const TERMS = ['firstResponse', 'notification', 'updateEvery', 'restore'] as const;
/** What may be promised at most, so that every clock comes to an end. */
const MOST_DAYS = 180;
const MOST_WEEKS = 26;

/** What is wrong in contracts of the right shape, and names of tiers and contracts that do not exist. */
export function contractFaults({ tiers, contracts, customers }: Catalogue): Fault[] {
  const known = new Set(contracts.map((contract) => contract.id));
  const tierIds = new Set(tiers.map((tier) => tier.id));
  return [
    ...tiers.flatMap((tier, index) => unknownContract(`tiers.${index}`, tier.contract, known)),
    ...customers.flatMap((customer, index) => [
      ...unknownContract(`customers.${index}`, customer.contract, known),
      ...(tiers.length === 0 || tierIds.has(customer.tier)
        ? []
        : [{ path: `customers.${index}.tier`, message: `There is no tier ${customer.tier}.` }]),
    ]),
    ...contracts.flatMap(hoursFaults),
    ...contracts.flatMap(lengthFaults),
  ];
}

function unknownContract(path: string, id: string | null, known: Set<string>): Fault[] {
  return id === null || known.has(id) ? [] : [{ path: `${path}.contract`, message: `There is no contract ${id}.` }];
}

function hoursFaults({ hours }: Contract, index: number): Fault[] {
  if (hours === 'always') return [];
  return calendarFaults(hours).map(({ path, message, hint }) => ({
    path: ['contracts', index, 'hours', ...path.slice(1)].join('.'),
    message: typeof hint === 'string' ? `${message} ${hint}` : message,
  }));
}

function lengthFaults(contract: Contract, index: number): Fault[] {
  const mostMs =
    contract.hours === 'always'
      ? MOST_DAYS * DAY_MS
      : MOST_WEEKS * workingMinutesPerWeek({ week: contract.hours.week }) * MINUTE_MS;
  return TERMS.flatMap((term) => {
    const written = contract[term];
    if (written === null) return [];
    const lengthMs = parseDuration(written) ?? 0;
    const path = `contracts.${index}.${term}`;
    if (lengthMs > mostMs) return [{ path, message: 'This is longer than half a year of the contract’s hours.' }];
    return lengthMs === 0 ? [{ path, message: 'Nothing is done in no time.' }] : [];
  });
}
