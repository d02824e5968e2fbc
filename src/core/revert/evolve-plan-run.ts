import { assertNever } from '../shared/assert-never.ts';
import { personOf } from '../shared/actor.ts';
import type { Instant } from '../shared/instant.ts';
import type { PlanRun, PlanRunEvent, PlanRunEventData, RunStep, RunStepState } from './plan-run.ts';
import { remindAfterMs } from './run-limits.ts';

/** The run after one more event; null before the first. */
export function evolvePlanRun(run: PlanRun | null, event: PlanRunEvent): PlanRun {
  if (event.type === 'RunStarted') return started(event);
  if (run === null) throw new Error(`a plan run begins with RunStarted, not ${event.type}`);
  return { ...run, ...changed(run, event), version: run.version + 1 };
}

/** A run after all its events; null without any. */
export function foldPlanRun(events: Iterable<PlanRunEvent>): PlanRun | null {
  let run: PlanRun | null = null;
  for (const event of events) run = evolvePlanRun(run, event);
  return run;
}

function started({ at, by, data }: Extract<PlanRunEvent, { type: 'RunStarted' }>): PlanRun {
  const { purpose, incidentId, mitigationId, changeId, steps, timeBoxMs, quietWithinMs, firingAtStart } = data;
  return {
    version: 1,
    purpose,
    incidentId,
    mitigationId,
    changeId,
    startedAt: at,
    startedBy: by,
    steps: steps.map(waiting),
    attemptIds: [],
    timeBoxEndsAt: at + timeBoxMs,
    timeBoxEnded: false,
    quietWithinMs,
    firingAtStart,
    status: 'running',
    remindAt: null,
    reminders: 0,
    cancelAskedAt: null,
    verifyUntilAt: null,
    againAgreed: null,
    outcome: null,
    firingAtEnd: null,
    endedAt: null,
  };
}

function waiting(step: RunStep): RunStepState {
  return {
    ...step,
    status: 'waiting',
    attemptId: null,
    runnerId: null,
    ref: null,
    intendedAt: null,
    claimedAt: null,
    endedAt: null,
    noteTextId: null,
  };
}

function changed(run: PlanRun, event: Exclude<PlanRunEvent, { type: 'RunStarted' }>): Partial<PlanRun> {
  switch (event.type) {
    case 'StepIntended':
      return intended(run, event.data, event.at);
    case 'StepClaimed':
      return withStep(run, event.data.stepId, {
        status: 'claimed',
        runnerId: event.data.runnerId,
        claimedAt: event.at,
      });
    case 'StepRunning':
      return withStep(run, event.data.stepId, { status: 'running', ref: event.data.ref });
    case 'StepEnded':
      return stepEnded(run, event.data, event.at);
    case 'StepJudged':
      return stepJudged(run, event.data, event.at);
    case 'RunAgainAgreed': {
      const personId = personOf(event.by);
      return personId === null ? {} : { againAgreed: { attemptId: event.data.attemptId, personId } };
    }
    case 'RunCancelAsked':
      return { status: 'cancelling', cancelAskedAt: event.at, remindAt: null };
    case 'RunTimeBoxEnded':
      return { timeBoxEnded: true };
    case 'RunReminded':
      return { reminders: run.reminders + 1, remindAt: event.at + remindAfterMs(run.reminders + 1) };
    case 'RunVerifying':
      return { status: 'verifying', verifyUntilAt: event.data.untilAt };
    case 'RunEnded':
      return {
        status: 'ended',
        outcome: event.data.outcome,
        firingAtEnd: event.data.firing,
        endedAt: event.at,
        steps: run.steps.map((step) => (step.status === 'waiting' ? { ...step, status: 'skipped' } : step)),
      };
    default:
      return assertNever(event);
  }
}

function intended(
  run: PlanRun,
  { stepId, attemptId }: PlanRunEventData['StepIntended'],
  intendedAt: Instant,
): Partial<PlanRun> {
  return {
    ...withStep(run, stepId, { status: 'intended', attemptId, intendedAt }),
    attemptIds: [...run.attemptIds, attemptId],
  };
}

function stepEnded(
  run: PlanRun,
  { stepId, outcome, noteTextId }: PlanRunEventData['StepEnded'],
  endedAt: Instant,
): Partial<PlanRun> {
  const ended = withStep(run, stepId, { status: outcome, endedAt, noteTextId });
  if (run.status === 'cancelling') return ended;
  if (outcome === 'succeeded') return { ...ended, status: 'running', remindAt: null };
  return { ...ended, status: 'stuck', reminders: 0, remindAt: endedAt + remindAfterMs(0) };
}

function stepJudged(run: PlanRun, judged: PlanRunEventData['StepJudged'], at: Instant): Partial<PlanRun> {
  return { ...afterVerdict(run, judged, at), remindAt: null };
}

function afterVerdict(
  run: PlanRun,
  { stepId, verdict, noteTextId }: PlanRunEventData['StepJudged'],
  at: Instant,
): Partial<PlanRun> {
  switch (verdict) {
    case 'succeeded':
      return { ...withStep(run, stepId, { status: 'succeeded', endedAt: at, noteTextId }), status: 'running' };
    case 'failed':
      return withStep(run, stepId, { status: 'failed', endedAt: at, noteTextId });
    case 'run-again': {
      const step = run.steps.find(({ id }) => id === stepId);
      return {
        ...(step === undefined ? {} : withStep(run, stepId, { ...waiting(step), noteTextId })),
        status: 'running',
      };
    }
    default:
      return assertNever(verdict);
  }
}

function withStep(run: PlanRun, stepId: string, change: Partial<RunStepState>): Pick<PlanRun, 'steps'> {
  return { steps: run.steps.map((step) => (step.id === stepId ? { ...step, ...change } : step)) };
}
