import type { CustomerState } from '#core/sla/customer-state.ts';
import type { Decided } from '../incident/decided.ts';
import type { HarmRow } from '../ports/customer-records.ts';
import type { AlsoWrite } from '../ports/event-store.ts';

/** Whom the incident hurts, where decided events changed it. */
export function harmRows({ id, before, after }: Decided): AlsoWrite[] {
  const rows = Object.entries(after.customers).flatMap(([customerId, state]) => {
    const harm = harmOf(id, customerId, state);
    const earlier = before?.customers[customerId];
    const known = earlier === undefined ? null : harmOf(id, customerId, earlier);
    return harm === null || isSame(harm, known) ? [] : [harm];
  });
  return rows.length === 0 ? [] : [{ kind: 'harm', rows }];
}

function harmOf(incidentId: string, customerId: string, { spells }: CustomerState): HarmRow | null {
  const [first] = spells;
  return first === undefined
    ? null
    : { customerId, incidentId, fromAt: first.fromAt, toAt: spells.at(-1)?.endedAt ?? null };
}

function isSame(one: HarmRow, other: HarmRow | null): boolean {
  return other !== null && one.fromAt === other.fromAt && one.toAt === other.toAt;
}
