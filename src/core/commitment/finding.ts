/**
 * What may be promised or claimed by accident. `next_update` is allowed: the plan promises it. `speculation` is a guess
 * at the cause, which claims nothing and misleads all the same.
 */
export const COMMITMENT_LABELS = [
  'eta',
  'fix_promise',
  'never_again',
  'compensation',
  'root_cause_claim',
  'blame',
  'next_update',
  'speculation',
] as const;
export type CommitmentLabel = (typeof COMMITMENT_LABELS)[number];

/** Something in a text that commits the company. Offsets count UTF-16 units of the text, `to` is exclusive. */
export interface Finding {
  label: CommitmentLabel;
  /** `soft` is vague or implied: a hint is enough. */
  strength: 'hard' | 'soft';
  from: number;
  to: number;
  /** The sentence around it. */
  sentence: { from: number; to: number };
}
