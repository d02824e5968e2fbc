import { needsSecondEyes } from '../rest/second-eyes.ts';
import { personOf } from '../shared/actor.ts';
import type { Instant } from '../shared/instant.ts';
import type { PlanRun, PlanRunCommandOf, PlanRunEvent, RunStepState } from './plan-run.ts';
import { runEvent, type RunDecision } from './run-event.ts';
import { refuseRun } from './run-refusal.ts';
import { isUnderWay, stepOf, stuckStep } from './run-steps.ts';

const NOTHING: RunDecision = { events: [] };

/**
 * A runner takes a step: one runner, and the same one again and again. One that was started anew also takes what it had
 * taken before and was not let begin.
 */
export function claim(run: PlanRun, command: PlanRunCommandOf<'Claim'>, now: Instant): RunDecision {
  const { by, stepId, attemptId, runnerId, formerIds = [] } = command;
  const step = attempted(run, stepId, attemptId);
  if (step === null || run.status !== 'running' || !isUnderWay(step)) return movedOn();
  if (step.performedBy !== 'runner')
    return refuseRun('not-for-a-runner', 'This step is not for a runner.', 'Ask for another one.');
  const wasItsOwn = step.status === 'claimed' && step.runnerId !== null && formerIds.includes(step.runnerId);
  if (step.status === 'intended' || wasItsOwn)
    return { events: [runEvent('StepClaimed', { stepId, attemptId, runnerId }, now, by)] };
  return step.runnerId === runnerId
    ? NOTHING
    : refuseRun('taken-by-another', 'Another runner has this step.', 'Ask for another one.');
}

/** Lets the runner that has a step begin it. From then on nobody else ever gets this attempt. */
export function begin(run: PlanRun, command: PlanRunCommandOf<'Begin'>, now: Instant): RunDecision {
  const { by, stepId, attemptId, runnerId } = command;
  const step = attempted(run, stepId, attemptId);
  if (step === null || run.status !== 'running' || step.runnerId !== runnerId || !isUnderWay(step)) return movedOn();
  if (step.status === 'running') return NOTHING;
  return { events: [runEvent('StepRunning', { stepId, attemptId, ref: runnerId }, now, by)] };
}

/** The other side says that an attempt runs. */
export function running(run: PlanRun, command: PlanRunCommandOf<'Running'>, now: Instant): RunDecision {
  const { stepId, attemptId, ref } = command;
  const step = attempted(run, stepId, attemptId);
  if (step === null || step.performedBy !== 'desk' || run.status === 'ended') return NOTHING;
  if (!isUnderWay(step) || step.ref === ref) return NOTHING;
  return { events: [runEvent('StepRunning', { stepId, attemptId, ref }, now)] };
}

/** What an executor or a runner says of an attempt; one that nobody waits for any more changes nothing. */
export function endStep(run: PlanRun, command: PlanRunCommandOf<'EndStep'>, now: Instant): RunDecision {
  const { by, stepId, attemptId, runnerId, outcome, noteTextId } = command;
  const step = attempted(run, stepId, attemptId);
  if (step === null || run.status === 'ended' || step.performedBy === 'person') return NOTHING;
  if (step.runnerId !== runnerId) return NOTHING;
  // An answer that was lost and comes after all settles it.
  const isAwaited = isUnderWay(step) || (step.status === 'unknown' && outcome !== 'unknown');
  if (!isAwaited) return NOTHING;
  return { events: ended(run, runEvent('StepEnded', { stepId, attemptId, outcome, noteTextId }, now, by), now) };
}

/** A person ticks a manual step; nobody and nothing else ends one. */
export function tick(run: PlanRun, command: PlanRunCommandOf<'Tick'>, now: Instant): RunDecision {
  const { by, stepId, attemptId, outcome, noteTextId } = command;
  const step = stepOf(run, stepId);
  if (step === null) return unknownStep();
  if (step.performedBy !== 'person')
    return refuseRun('not-manual', 'This step is not ticked by hand.', 'Wait for its answer, or cancel the run.');
  if (by.kind !== 'person') return needsAPerson();
  if (step.attemptId === attemptId && step.status === outcome) return NOTHING;
  if (step.attemptId !== attemptId || !isUnderWay(step)) return movedOn();
  return { events: ended(run, runEvent('StepEnded', { stepId, attemptId, outcome, noteTextId }, now, by), now) };
}

/** A person says how to go on after a step that failed or of which nobody knows. */
export function judge(run: PlanRun, command: PlanRunCommandOf<'Judge'>, now: Instant): RunDecision {
  const { by, stepId, attemptId, verdict, noteTextId } = command;
  if (by.kind !== 'person') return needsAPerson();
  const step = stepOf(run, stepId);
  if (step === null) return unknownStep();
  const stuck = stuckStep(run);
  if (stuck === null || stuck.id !== stepId)
    return refuseRun('nothing-to-judge', 'This step does not wait for a judgement.', 'Look where the run stands now.');
  if (step.attemptId !== attemptId) return movedOn();
  const second = verdict === 'run-again' ? secondEyes(run, step, command, now) : null;
  if (second !== null) return second;
  const judged = runEvent('StepJudged', { stepId, verdict, noteTextId }, now, by);
  return verdict === 'failed'
    ? { events: [judged, runEvent('RunEnded', { outcome: 'failed', firing: null }, now, by)] }
    : { events: [judged] };
}

/**
 * A command that may have run already is repeated in production only when somebody rested says so, or two people do:
 * the first press agrees. Null when it may go.
 */
function secondEyes(
  run: PlanRun,
  { performedBy, attemptId }: RunStepState,
  { by, stepId, level }: PlanRunCommandOf<'Judge'>,
  now: Instant,
): RunDecision | null {
  if (run.purpose !== 'revert' || performedBy === 'person' || attemptId === null) return null;
  const personId = personOf(by);
  const agreedBy = run.againAgreed?.attemptId === attemptId ? run.againAgreed.personId : null;
  if (!needsSecondEyes(level) || (agreedBy !== null && agreedBy !== personId)) return null;
  if (agreedBy === personId)
    return refuseRun(
      'needs-second-person',
      'You have agreed already, and this runs a command in production once more.',
      'Ask a colleague to look at the step and press it too.',
    );
  return { events: [runEvent('RunAgainAgreed', { stepId, attemptId }, now, by)] };
}

/** A cancelled run ends with the step that was under way. */
function ended(run: PlanRun, event: PlanRunEvent, now: Instant): PlanRunEvent[] {
  return run.status === 'cancelling'
    ? [event, runEvent('RunEnded', { outcome: 'cancelled', firing: null }, now)]
    : [event];
}

function attempted(run: PlanRun, stepId: string, attemptId: string): RunStepState | null {
  const step = stepOf(run, stepId);
  return step?.attemptId === attemptId ? step : null;
}

function movedOn(): RunDecision {
  return refuseRun('step-moved-on', 'This step is no longer where you saw it.', 'Look where the run stands now.');
}

function unknownStep(): RunDecision {
  return refuseRun('unknown-step', 'This run has no such step.', 'Look at its steps.');
}

function needsAPerson(): RunDecision {
  return refuseRun('needs-a-person', 'Only a person can say that.', 'Sign in and say it under your own name.');
}
