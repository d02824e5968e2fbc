import type { DurationMs, Instant } from '../shared/instant.ts';
import { MINUTE_MS } from '../shared/instant.ts';
import type { PlanRun, RunStepState } from './plan-run.ts';
import { ANSWER_WITHIN_MS, givenUpAt, LOOK_EVERY_MS, timeUpAt } from './run-limits.ts';
import { allSucceeded, nextStep, stepUnderWay } from './run-steps.ts';

/** A run that waits for a person is looked at this often, so that nothing that was lost hides it. */
const LONGEST_SLEEP_MS: DurationMs = 15 * MINUTE_MS;

/** When the run must be looked at next, at the latest; null once it has ended. A running step is asked after `lookAfterMs`. */
export function planRunWakeAt(run: PlanRun, now: Instant, lookAfterMs: DurationMs = LOOK_EVERY_MS): Instant | null {
  if (run.status === 'ended') return null;
  if (nextStep(run) !== null || (run.status === 'running' && allSucceeded(run))) return now;
  const times = [now + LONGEST_SLEEP_MS];
  if (!run.timeBoxEnded) times.push(run.timeBoxEndsAt);
  if (run.remindAt !== null) times.push(run.remindAt);
  const step = stepUnderWay(run);
  if (step !== null) times.push(stepWakeAt(run, step, now + lookAfterMs));
  if (run.status === 'verifying') times.push(Math.min(run.verifyUntilAt ?? now, now + LOOK_EVERY_MS));
  return Math.max(now, Math.min(...times));
}

function stepWakeAt(run: PlanRun, step: RunStepState, nextLookAt: Instant): Instant {
  const givenUp = givenUpAt(run, step);
  if (step.performedBy !== 'desk') return givenUp;
  if (step.status === 'intended') return Math.min(givenUp, (step.intendedAt ?? 0) + ANSWER_WITHIN_MS);
  return Math.min(givenUp, nextLookAt);
}

/** What the desk does about a run now, besides what time alone decides. */
export type RunDoing =
  /** Record the next step's intent, and only then begin it. */
  | { kind: 'intend'; step: RunStepState }
  /** Whoever began it has died: look for what became of it. */
  | { kind: 'find'; step: RunStepState; attemptId: string }
  | { kind: 'look'; step: RunStepState; attemptId: string; ref: string; stop: boolean };

/** What is to be done outside for the run at an instant; null for nothing. */
export function runDoing(run: PlanRun, now: Instant): RunDoing | null {
  const next = nextStep(run);
  if (next !== null) return { kind: 'intend', step: next };
  const step = stepUnderWay(run);
  if (step === null || step.performedBy !== 'desk' || step.attemptId === null) return null;
  if (step.status === 'running' && step.ref !== null) {
    const stop = run.status === 'cancelling' || now >= timeUpAt(step);
    return { kind: 'look', step, attemptId: step.attemptId, ref: step.ref, stop };
  }
  const isInherited = now >= (step.intendedAt ?? now) + ANSWER_WITHIN_MS;
  return isInherited ? { kind: 'find', step, attemptId: step.attemptId } : null;
}
