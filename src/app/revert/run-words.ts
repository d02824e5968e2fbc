import type { PlanRun, RunOutcome } from '#core/revert/plan-run.ts';
import { stepUnderWay, stuckStep } from '#core/revert/run-steps.ts';
import type { RevertPlan } from '#core/revert/revert-plan.ts';

/** Something that people must know of a run, once. The key names it within its run. */
export interface RunSaying {
  key: string;
  text: string;
  /** Also sent to whoever pressed and whoever commands. */
  isUrgent: boolean;
}

/** Everything that is to be said of a run as it stands: what it waits for, that its time is up, or how it ended. */
export function runSayings(run: PlanRun, plan: RevertPlan): RunSaying[] {
  if (run.outcome !== null) return [{ key: 'ended', text: endedWords(run, run.outcome, plan), isUrgent: true }];
  const sayings: RunSaying[] = [];
  const titleOf = (stepId: string): string => plan.steps.find(({ id }) => id === stepId)?.title ?? stepId;
  const stuck = stuckStep(run);
  if (stuck !== null)
    sayings.push({
      key: `stuck.${stuck.attemptId ?? stuck.id}.${stuck.status}${run.reminders === 0 ? '' : `.${run.reminders}`}`,
      text: stuckWords(run, titleOf(stuck.id), stuck.status === 'unknown'),
      isUrgent: true,
    });
  if (stuck !== null && run.againAgreed !== null && run.againAgreed.attemptId === stuck.attemptId)
    sayings.push({
      key: `again.${run.againAgreed.attemptId}`,
      text: `One person agreed to run “${titleOf(stuck.id)}” again. It changes production: a second pair of eyes looks at it and presses too.`,
      isUrgent: true,
    });
  const step = stepUnderWay(run);
  if (step?.performedBy === 'person')
    sayings.push({
      key: `by-hand.${step.attemptId ?? step.id}`,
      text: `${named(run)} waits for a person: “${titleOf(step.id)}”. Do it, then tick it.`,
      isUrgent: false,
    });
  if (run.timeBoxEnded)
    sayings.push({
      key: 'time-box',
      text:
        run.purpose === 'rehearsal'
          ? 'The time box of the rehearsal has run out: in earnest the next option would be asked for now.'
          : `The time box of the revert has run out and it has not helped yet. Decide now: wait for it, cancel it, or ${otherwise(plan)}.`,
      isUrgent: true,
    });
  return sayings;
}

function stuckWords(run: PlanRun, title: string, isUnknown: boolean): string {
  const stands = `${named(run)} ${run.reminders === 0 ? 'stopped' : 'still waits for a person'}`;
  return isUnknown
    ? `${stands}: nobody knows whether “${title}” ran, because its answer was lost. Look there, then say that it is done, that it failed, or let it run again.`
    : `${stands}: “${title}” failed. Say that it is done all the same, let it run again, or end the run as failed.`;
}

function endedWords(run: PlanRun, outcome: RunOutcome, plan: RevertPlan): string {
  if (run.purpose === 'rehearsal') return rehearsedWords(run, outcome);
  const name = named(run);
  switch (outcome) {
    case 'worked':
      return `${name} worked. ${alerts(run)}`;
    case 'not-verified':
      return `Every step of ${name.toLowerCase()} is done, but no alert and no check can prove that it helped. Look for yourself, then say what it did.`;
    case 'no-effect':
      return `${name} is done and did not help. ${alerts(run)} Next: ${otherwise(plan)}.`;
    case 'worse':
      return `${name} made it worse. ${alerts(run)} Next: ${otherwise(plan)}.`;
    case 'failed':
      return `${name} failed, and what came after the failed step was not done. Next: ${otherwise(plan)}.`;
    case 'cancelled':
      return `${name} was cancelled. ${standing(run)} Say in the incident what it did.`;
  }
}

function rehearsedWords(run: PlanRun, outcome: RunOutcome): string {
  switch (outcome) {
    case 'worked':
      return 'The rehearsal worked. Its checks passed.';
    case 'not-verified':
      return 'Every step of the rehearsal is done, but the plan has no check that proves that it works. Add one, then rehearse it again.';
    case 'cancelled':
      return `The rehearsal was cancelled. ${standing(run)} The plan does not count as rehearsed.`;
    case 'no-effect':
    case 'worse':
    case 'failed':
      return 'The rehearsal failed, and what came after the failed step was not done. Mend the plan, then rehearse it again.';
  }
}

function named({ purpose }: PlanRun): string {
  return purpose === 'revert' ? 'The revert' : 'The rehearsal';
}

function alerts({ firingAtStart, firingAtEnd, steps }: PlanRun): string {
  const checks = steps.some(({ part }) => part === 'check') ? ' Its checks passed.' : '';
  if (firingAtEnd === null) return checks.trimStart();
  return `Alerts firing: ${firingAtEnd} now, ${firingAtStart} when it began.${checks}`;
}

function standing({ steps }: PlanRun): string {
  const done = steps.filter(({ status }) => status === 'succeeded').length;
  const unknown = steps.some(({ status }) => status === 'unknown');
  return `${done} of ${steps.length} steps were done${unknown ? ', and of one nobody knows' : ''}.`;
}

function otherwise({ alternative }: RevertPlan): string {
  return alternative === null ? 'look at the next suspect, or fix forward' : alternative.replace(/\.$/, '');
}
