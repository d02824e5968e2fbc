/** Why something could not be asked of a plan run. */
export type RunRefusalReason =
  | 'unknown-run'
  | 'nothing-to-run'
  | 'run-ended'
  | 'unknown-step'
  | 'step-moved-on'
  | 'not-manual'
  | 'needs-a-person'
  | 'needs-second-person'
  | 'nothing-to-judge'
  | 'nothing-to-cancel'
  | 'taken-by-another'
  | 'not-for-a-runner';

/** An expected no: the fact, a sentence a tired person understands, and what to do next. */
export interface RunRefusal {
  reason: RunRefusalReason;
  sentence: string;
  next: string;
}

export function refuseRun(reason: RunRefusalReason, sentence: string, next: string): { refusal: RunRefusal } {
  return { refusal: { reason, sentence, next } };
}
