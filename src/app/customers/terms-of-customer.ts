import type { Catalogue, Contract, Customer } from '#contract/catalogue.ts';
import { parseDuration } from '#core/procedure/duration.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import { toCalendar } from '#core/procedure/to-procedure.ts';
import { termsOfTier, type Terms } from '#core/sla/terms.ts';
import { MINUTE_MS } from '#core/shared/instant.ts';

/** What is promised to a customer now: by its own contract, by that of its tier, or by the procedure; null when nothing is. */
export function termsOfCustomer(catalogue: Catalogue, procedure: Procedure, customer: Customer): Terms | null {
  const contract = contractOf(catalogue, customer);
  return contract === null ? termsOfTier(procedure, customer.tier) : contractTerms(contract);
}

/** The catalogue's contract of a customer: its own, else that of its tier. */
export function contractOf(catalogue: Catalogue, customer: Customer): Contract | null {
  const id = customer.contract ?? catalogue.tiers.find((tier) => tier.id === customer.tier)?.contract ?? null;
  return catalogue.contracts.find((contract) => contract.id === id) ?? null;
}

function contractTerms(contract: Contract): Terms {
  const { hours } = contract;
  return {
    contract: contract.id,
    calendar: hours === 'always' ? null : toCalendar(hours),
    priorities: contract.priorities,
    firstResponseMs: ms(contract.firstResponse),
    notificationMs: ms(contract.notification),
    updateEveryMs: ms(contract.updateEvery),
    restoreMs: ms(contract.restore),
    warnBeforeMs: ms(contract.warnBefore) ?? 15 * MINUTE_MS,
    availability: contract.availability,
  };
}

function ms(written: string | null): number | null {
  return written === null ? null : parseDuration(written);
}
