import type { Catalogue, Contract, Customer } from '#contract/catalogue.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const NAMES = { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' } as const;

/** When a contract's time runs, in words: days in a row with the same hours are named together. */
export function hoursWords(hours: Contract['hours']): string {
  if (hours === 'always') return 'always';
  const runs: { from: string; to: string; span: string }[] = [];
  for (const [index, day] of DAYS.entries()) {
    const span = hours.week[day];
    if (span === undefined) continue;
    const last = runs.at(-1);
    const before = DAYS[index - 1];
    if (last?.span === span && before !== undefined && last.to === NAMES[before]) last.to = NAMES[day];
    else runs.push({ from: NAMES[day], to: NAMES[day], span });
  }
  const days = runs.map(({ from, to, span }) => `${from === to ? from : `${from} to ${to}`} ${span}`);
  const { length } = hours.holidays;
  const free = length === 0 ? '' : `, without ${length === 1 ? '1 holiday' : `${length} holidays`}`;
  return `${days.join(', ')}, ${hours.zone}${free}`;
}

/** What a contract promises, in words; `nothing` when it promises nothing. */
export function promiseWords(contract: Contract): string {
  const parts = [
    contract.firstResponse !== null && `first response in ${contract.firstResponse}`,
    contract.notification !== null && `notification in ${contract.notification}`,
    contract.updateEvery !== null && `an update every ${contract.updateEvery}`,
    contract.restore !== null && `restored in ${contract.restore}`,
    contract.availability !== null && `${contract.availability} % available`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? 'nothing' : parts.join(', ');
}

/** The title of the contract that a customer has, own or by tier; null when the procedure's sla applies, if anything. */
export function contractTitle(catalogue: Catalogue, customer: Customer): string | null {
  const id = customer.contract ?? catalogue.tiers.find((tier) => tier.id === customer.tier)?.contract ?? null;
  return catalogue.contracts.find((contract) => contract.id === id)?.title ?? null;
}
