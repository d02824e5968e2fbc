import { assertNever } from '../shared/assert-never.ts';
import { DESK } from '../shared/actor.ts';
import type { Instant } from '../shared/instant.ts';
import { evolvePlanRun } from './evolve-plan-run.ts';
import type { PlanRun, PlanRunCommand, PlanRunCommandOf, PlanRunEvent } from './plan-run.ts';
import { begin, claim, endStep, judge, running, tick } from './decide-step.ts';
import { runEvent, type RunDecision } from './run-event.ts';
import { refuseRun } from './run-refusal.ts';
import { judgeSignals } from './judge-signals.ts';
import { givenUpAt } from './run-limits.ts';
import { allSucceeded, nextStep, stepUnderWay } from './run-steps.ts';

/**
 * What a command does to a plan run. What comes late, twice or for another attempt yields no events: whatever commands,
 * restarts and answers come in whatever order, a step is begun again only after a person said so.
 */
export function decidePlanRun(run: PlanRun | null, command: PlanRunCommand, now: Instant): RunDecision {
  if (command.type === 'Start') return run === null ? start(command, now) : { events: [] };
  if (run === null) return refuseRun('unknown-run', 'There is no such run of a plan.', 'Look at the list of runs.');
  switch (command.type) {
    case 'Intend':
      return intend(run, command, now);
    case 'Claim':
      return claim(run, command, now);
    case 'Begin':
      return begin(run, command, now);
    case 'Running':
      return running(run, command, now);
    case 'EndStep':
      return endStep(run, command, now);
    case 'Tick':
      return tick(run, command, now);
    case 'Judge':
      return judge(run, command, now);
    case 'Cancel':
      return cancel(run, command, now);
    case 'Wake':
      return { events: wake(run, command, now) };
    default:
      return assertNever(command);
  }
}

function start({ type: _type, by, ...data }: PlanRunCommandOf<'Start'>, now: Instant): RunDecision {
  if (data.steps.length === 0)
    return refuseRun('nothing-to-run', 'This plan has no steps.', 'Write its steps, or do what it says instead.');
  const steps = [
    ...data.steps.filter(({ part }) => part === 'revert'),
    ...data.steps.filter(({ part }) => part === 'check'),
  ];
  return { events: [runEvent('RunStarted', { ...data, steps }, now, by)] };
}

function intend(run: PlanRun, { attemptId }: PlanRunCommandOf<'Intend'>, now: Instant): RunDecision {
  const step = nextStep(run);
  if (step === null || run.attemptIds.includes(attemptId)) return { events: [] };
  return { events: [runEvent('StepIntended', { stepId: step.id, attemptId }, now)] };
}

function cancel(run: PlanRun, { by, reasonTextId }: PlanRunCommandOf<'Cancel'>, now: Instant): RunDecision {
  if (run.status === 'ended')
    return refuseRun('run-ended', 'This run has ended already.', 'Look at how it ended, or start another one.');
  if (run.status === 'verifying')
    return refuseRun(
      'nothing-to-cancel',
      'Every step is done already; only the alerts are still watched.',
      'Say in the incident what it did.',
    );
  if (run.status === 'cancelling') return { events: [] };
  const asked = runEvent('RunCancelAsked', { reasonTextId }, now, by);
  const step = stepUnderWay(run);
  if (step === null) return { events: [asked, runEvent('RunEnded', { outcome: 'cancelled', firing: null }, now, by)] };
  // Nobody outside has it yet, or only the person who cancels: nothing is left to wait for.
  const isInOurHands = step.performedBy === 'person' || (step.performedBy === 'runner' && step.status === 'intended');
  if (!isInOurHands || step.attemptId === null) return { events: [asked] };
  const ended = { stepId: step.id, attemptId: step.attemptId, outcome: 'cancelled' as const, noteTextId: null };
  return {
    events: [
      asked,
      runEvent('StepEnded', ended, now, by),
      runEvent('RunEnded', { outcome: 'cancelled', firing: null }, now, by),
    ],
  };
}

function wake(run: PlanRun, { signals }: PlanRunCommandOf<'Wake'>, now: Instant): PlanRunEvent[] {
  if (run.status === 'ended') return [];
  const firing = signals?.firing ?? null;
  const events: PlanRunEvent[] = [];
  if (!run.timeBoxEnded && now >= run.timeBoxEndsAt) events.push(runEvent('RunTimeBoxEnded', {}, now));
  events.push(...giveUp(run, now));
  if (run.remindAt !== null && now >= run.remindAt) events.push(runEvent('RunReminded', {}, now));
  const after = events.reduce(evolvePlanRun, run);
  if (after.status === 'running' && allSucceeded(after)) {
    const untilAt = now + after.quietWithinMs;
    const outcome = judgeSignals(after, signals, now, untilAt);
    events.push(
      outcome === null ? runEvent('RunVerifying', { untilAt }, now) : runEvent('RunEnded', { outcome, firing }, now),
    );
  } else if (after.status === 'verifying' && after.verifyUntilAt !== null) {
    const outcome = judgeSignals(after, signals, now, after.verifyUntilAt);
    if (outcome !== null) events.push(runEvent('RunEnded', { outcome, firing }, now));
  }
  return events;
}

/** Ends a step that nobody will answer for any more: one that no runner took did not run, of any other nobody knows. */
function giveUp(run: PlanRun, now: Instant): PlanRunEvent[] {
  const step = stepUnderWay(run);
  if (step === null || step.attemptId === null || now < givenUpAt(run, step)) return [];
  const wasTaken = step.performedBy !== 'runner' || step.status !== 'intended';
  const answer = endStep(
    run,
    {
      type: 'EndStep',
      by: DESK,
      stepId: step.id,
      attemptId: step.attemptId,
      runnerId: step.runnerId,
      outcome: wasTaken ? 'unknown' : 'failed',
      noteTextId: null,
    },
    now,
  );
  return 'events' in answer ? answer.events : [];
}
