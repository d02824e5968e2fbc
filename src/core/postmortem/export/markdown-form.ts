import type { ListedActionItem } from '../listed-action-item.ts';

/** The line that begins a part; Markdown shows nothing of it. */
export function partMarker(id: string): string {
  return `<!-- twoam part: ${id} -->`;
}

/** Whether a line is a marker, or prose that was told apart from one by backslashes. */
export function beginsPart(line: string): boolean {
  return /^\\*<!-- twoam part: /.test(line);
}

/** The part that a line begins; null for any other line. */
export function partBegun(line: string): string | null {
  return /^<!-- twoam part: ([a-z-]{1,40}) -->$/.exec(line)?.[1] ?? null;
}

/** What stands in the box of an item. */
export const ACTION_MARKS: Record<ListedActionItem['state'], string> = { open: ' ', done: 'x', dropped: '-' };

/** Fields of an item in the order in which they are written. */
export const ITEM_FIELDS = [
  { label: 'Owner', field: 'owner' },
  { label: 'Approved by', field: 'approver' },
  { label: 'Due', field: 'dueOn' },
  { label: 'Link', field: 'link' },
  { label: 'Id', field: 'id' },
] as const satisfies { label: string; field: keyof ListedActionItem }[];
