import type { Catalogue, Contract, Customer } from '#contract/catalogue.ts';

/** When a contract's time runs, in words. */
export function hoursWords(hours: Contract['hours']): string {
  if (hours === 'always') return 'always';
  const days = Object.entries(hours.week).map(([day, span]) => `${day} ${span}`);
  const free = hours.holidays.length === 0 ? '' : `, without ${hours.holidays.length} holidays`;
  return `${days.join(', ')} in ${hours.zone}${free}`;
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
