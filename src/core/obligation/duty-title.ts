import type { Procedure } from '../procedure/procedure.ts';
import { CORRECT_WORDS } from './correction.ts';
import { TELL_OF_REST } from './pause.ts';
import { KEEP_PROMISE } from './step-rules.ts';

/** What a duty is called, also one that no step of the procedure raised. */
export function dutyTitle(procedure: Procedure, step: string): string {
  const named = procedure.steps.find((one) => one.id === step)?.title;
  if (named !== undefined) return named;
  if (step === KEEP_PROMISE) return 'Keep the promise that was approved';
  if (step === TELL_OF_REST) return 'Say that work rests, and until when';
  return step === CORRECT_WORDS ? 'Correct what was said outside' : 'Say what happens next';
}
