const MARKS_MINUTES = [5, 1, 0] as const;

/** The minutes left (5, 1 or 0) that were passed between two looks at the clock, or null: the only ones a screen reader hears. */
export function markPassed(dueMs: number, beforeMs: number, nowMs: number): 5 | 1 | 0 | null {
  let passed: 5 | 1 | 0 | null = null;
  for (const minutes of MARKS_MINUTES) {
    const markMs = dueMs - minutes * 60_000;
    if (beforeMs < markMs && nowMs >= markMs) passed = minutes;
  }
  return passed;
}

/** What is said when a mark is passed. */
export function markWords(title: string, minutes: 5 | 1 | 0): string {
  if (minutes === 0) return `${title}: due now.`;
  return `${title}: due in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`;
}
