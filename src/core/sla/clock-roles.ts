import type { Procedure } from '../procedure/procedure.ts';
import type { ClockKind } from './terms.ts';

/** Roles that are told of clocks: whoever owes the words, or the commander for restoration; of a breach, the commander too. */
export function clockRoles(procedure: Procedure, kind: ClockKind, isBreach: boolean): string[] {
  const { commander } = procedure;
  const first = kind === 'restore' ? commander : (wordsOwner(procedure) ?? commander);
  return isBreach ? [...new Set([first, commander])] : [first];
}

/** The role that owes words to customers by the procedure. */
function wordsOwner({ steps, audiences }: Procedure): string | null {
  const toCustomers = new Set(audiences.filter(({ reach }) => reach.kind === 'customers').map(({ id }) => id));
  return steps.find((step) => step.audience !== null && toCustomers.has(step.audience))?.owner ?? null;
}
