import type { PlanRun, RunStepState, StepStatus } from './plan-run.ts';

const UNDER_WAY: ReadonlySet<StepStatus> = new Set(['intended', 'claimed', 'running']);

/** The step that is being done now; null between steps. */
export function stepUnderWay(run: PlanRun): RunStepState | null {
  return run.steps.find(({ status }) => UNDER_WAY.has(status)) ?? null;
}

/** The step that a person must judge; null for none. */
export function stuckStep(run: PlanRun): RunStepState | null {
  if (run.status !== 'stuck') return null;
  return run.steps.find(({ status }) => status !== 'succeeded' && status !== 'waiting') ?? null;
}

/** The step whose turn it is, before its intent is recorded; null while another is under way or a person must judge. */
export function nextStep(run: PlanRun): RunStepState | null {
  if (run.status !== 'running' || stepUnderWay(run) !== null) return null;
  return run.steps.find(({ status }) => status === 'waiting') ?? null;
}

/** Whether every step was done with success. */
export function allSucceeded(run: PlanRun): boolean {
  return run.steps.every(({ status }) => status === 'succeeded');
}

/** A step of a run by its id; null for an unknown one. */
export function stepOf(run: PlanRun, stepId: string): RunStepState | null {
  return run.steps.find(({ id }) => id === stepId) ?? null;
}

/** Whether a step has begun and has not ended. */
export function isUnderWay({ status }: RunStepState): boolean {
  return UNDER_WAY.has(status);
}
