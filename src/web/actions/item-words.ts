import type { ShownActionItem } from '#contract/action-items.ts';
import { isolated } from '#core/shared/isolated.ts';

/** How an item stands, as a person would say it. */
export function standingWords({ status, overdue, agreedBy, approver }: ShownActionItem): string {
  switch (status) {
    case 'draft':
      return approver === null ? 'Not agreed yet' : `Waits for the yes of ${isolated(approver.name)}`;
    case 'agreed':
      return overdue ? 'Overdue' : `Agreed${agreedBy === null ? '' : ` by ${isolated(agreedBy.name)}`}`;
    case 'done':
      return 'Done';
    case 'dropped':
      return 'Will not be done';
  }
}

/** Whether somebody's yes would be taken: an approver's, of one's own item only where nobody else can. */
export function mayAgreeTo(
  item: ShownActionItem,
  approvers: readonly { id: string }[],
  personId: string | null,
): boolean {
  if (personId === null || !approvers.some(({ id }) => id === personId)) return false;
  return item.owner?.id !== personId || approvers.length === 1;
}
