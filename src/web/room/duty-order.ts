import type { Duty } from '#contract/room.ts';

/** Open duties: the one to show large, those that are mine or nobody's, and those that wait on others. */
export interface DutyOrder {
  first: Duty | null;
  mine: Duty[];
  others: Duty[];
}

/**
 * Puts the most urgent duty first: among my own if I owe any, else among all. A duty of level `auto` counts as
 * TwoAM's own until it is late.
 */
export function orderDuties(duties: readonly Duty[], personId: string | null): DutyOrder {
  const urgent = duties.toSorted((one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt));
  const own = urgent.filter((duty) => owes(duty, personId));
  const asked = urgent.filter((duty) => !performsItself(duty));
  const first = own[0] ?? asked[0] ?? urgent[0] ?? null;
  return {
    first,
    mine: own.filter((duty) => duty !== first),
    others: urgent.filter((duty) => duty !== first && !own.includes(duty)),
  };
}

/** Whether a person owes a duty that TwoAM does not do by itself. */
export function owes(duty: Duty, personId: string | null): boolean {
  if (personId === null || performsItself(duty)) return false;
  return duty.owners.some((owner) => owner.person?.id === personId);
}

function performsItself(duty: Duty): boolean {
  return duty.level === 'auto' && duty.status !== 'late';
}

/** What stands below the card when it holds another duty than the most urgent one, such as one whose form is open. */
export function restOf(
  order: DutyOrder,
  held: Duty | null,
  personId: string | null,
): Pick<DutyOrder, 'mine' | 'others'> {
  const displaced = order.first === null || order.first === held ? [] : [order.first];
  const without = (duties: readonly Duty[]) => duties.filter((duty) => duty !== held);
  return {
    mine: [...displaced.filter((duty) => owes(duty, personId)), ...without(order.mine)],
    others: [...displaced.filter((duty) => !owes(duty, personId)), ...without(order.others)],
  };
}
