import { DAY_MS, MINUTE_MS, SECOND_MS, type DurationMs, type Instant } from '../shared/instant.ts';
import type { PlanRun, RunStepState } from './plan-run.ts';

/**
 * A server that begins a step says within this long that it runs or how it ended, or renews its claim on the run.
 * As long as a claim lasts: whoever finds an older intent without an answer has inherited it.
 */
export const ANSWER_WITHIN_MS: DurationMs = 3 * SECOND_MS;
/** An executor or a runner may report this much later than the step's own timeout. */
const GRACE_MS: DurationMs = MINUTE_MS;
/** A step that was asked to stop has this long to say what became of it. */
const CANCEL_WITHIN_MS: DurationMs = MINUTE_MS;
/** A run that is stuck is told again after this long, then after twice as long each time, up to a day. */
const REMIND_AFTER_MS: DurationMs = 5 * MINUTE_MS;
/** A running step is asked after, and alerts are looked at, this often. */
export const LOOK_EVERY_MS: DurationMs = 5 * SECOND_MS;

/** How long after people were told the last time that a run is stuck they are told again. */
export function remindAfterMs(reminders: number): DurationMs {
  return Math.min(DAY_MS, REMIND_AFTER_MS * 2 ** Math.min(reminders, 10));
}

/** When a step that is under way has had its time and should be asked to stop. */
export function timeUpAt({ performedBy, intendedAt, claimedAt, timeoutMs }: RunStepState): Instant {
  if (performedBy === 'person') return Number.POSITIVE_INFINITY;
  return (claimedAt ?? intendedAt ?? 0) + timeoutMs;
}

/** When nobody will say any more what became of a step that is under way; never for one that a person ticks. */
export function givenUpAt(run: PlanRun, step: RunStepState): Instant {
  // Nobody took it, so it did not run: there is no answer to wait for.
  const grace = step.performedBy === 'runner' && step.status === 'intended' ? 0 : GRACE_MS;
  const lateAt = timeUpAt(step) + grace;
  if (run.cancelAskedAt === null) return lateAt;
  return Math.min(lateAt, run.cancelAskedAt + CANCEL_WITHIN_MS);
}
