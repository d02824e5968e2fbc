const KINDS: Record<string, string> = {
  eta: 'A time',
  fix_promise: 'A fix',
  never_again: 'That it does not come back',
  compensation: 'A credit',
  root_cause_claim: 'A cause',
  blame: 'Blame',
  speculation: 'A guess',
};

/** What a promise is about, in words: one text may hold several, each owed by itself. */
export function promiseKind(label: string): string {
  return KINDS[label] ?? 'Words that the guard could not read';
}
