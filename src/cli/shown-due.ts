/** When a duty is due, for people: `due 2026-11-26 10:55 UTC`, and that it is late. */
export function shownDue(dueAt: string, isLate: boolean): string {
  return `due ${shownInstant(dueAt)}${isLate ? ' (late)' : ''}`;
}

/** An instant for people: `2026-11-26 10:55 UTC`. */
export function shownInstant(at: string): string {
  return `${at.slice(0, 16).replace('T', ' ')} UTC`;
}
