/** Where an incident is in its life. */
export type Phase =
  | 'reported'
  | 'assessing'
  | 'mitigating'
  | 'monitoring'
  | 'stood-down'
  | 'resolved'
  | 'reviewing'
  | 'closed'
  | 'not-an-incident'
  | 'duplicate-of';

const OPEN: ReadonlySet<Phase> = new Set(['reported', 'assessing', 'mitigating', 'monitoring', 'stood-down']);
const ENDED: ReadonlySet<Phase> = new Set(['closed', 'not-an-incident', 'duplicate-of']);

/** Service may still be hurt: the outage clocks run. */
export function isOpen(phase: Phase): boolean {
  return OPEN.has(phase);
}

/** Nothing is owed any more. */
export function hasEnded(phase: Phase): boolean {
  return ENDED.has(phase);
}
