import type { Procedure } from '../procedure/procedure.ts';
import { KEEP_PROMISE } from './step-rules.ts';

/** What a duty is called, also one that no step of the procedure raised. */
export function dutyTitle(procedure: Procedure, step: string): string {
  const named = procedure.steps.find((one) => one.id === step)?.title;
  return named ?? (step === KEEP_PROMISE ? 'Keep the promise that was approved' : 'Say what happens next');
}
