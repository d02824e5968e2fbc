import type { PlanRun, StepVerdict } from './plan-run.ts';
import { stepUnderWay, stuckStep } from './run-steps.ts';

/** What a person can do about a run now; null for what would be refused. */
export interface PersonMay {
  tick: { stepId: string; attemptId: string } | null;
  judge: { stepId: string; attemptId: string; verdicts: StepVerdict[] } | null;
  cancel: boolean;
}

/** What a person may do with a run now. */
export function personMay(run: PlanRun): PersonMay {
  const step = stepUnderWay(run);
  const stuck = stuckStep(run);
  return {
    tick:
      step?.performedBy === 'person' && step.attemptId !== null ? { stepId: step.id, attemptId: step.attemptId } : null,
    judge:
      stuck === null || stuck.attemptId === null
        ? null
        : { stepId: stuck.id, attemptId: stuck.attemptId, verdicts: ['succeeded', 'run-again', 'failed'] },
    cancel: run.status === 'running' || run.status === 'stuck',
  };
}
