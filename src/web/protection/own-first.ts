import type { ShownConflict } from '#contract/rest-protection.ts';

/** One's own duty first, then as they begin. */
export function ownFirst(conflicts: readonly ShownConflict[], personId: string | null): ShownConflict[] {
  const isOwn = ({ person }: ShownConflict) => Number(person.id === personId);
  return conflicts.toSorted((a, b) => isOwn(b) - isOwn(a) || (a.fromAt < b.fromAt ? -1 : 1));
}
