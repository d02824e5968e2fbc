import { DESK } from '../shared/actor.ts';
import { HOUR_MS, MINUTE_MS, type DurationMs, type Instant } from '../shared/instant.ts';
import { evolve } from '../incident/evolve.ts';
import type { IncidentEvent, IncidentEventData, IncidentEventType, LapseReason } from '../incident/events.ts';
import { openObligations, type Incident, type IncidentUnderProcedure } from '../incident/incident.ts';
import { hasEnded, isOpen } from '../incident/phase.ts';
import { timeBoxes } from '../incident/revert-decision.ts';
import type { ConditionFacts } from '../procedure/conditions.ts';
import type { Step } from '../procedure/procedure.ts';
import { rolesToAsk } from './ask-next.ts';
import { assumeWhenLate } from './assume.ts';
import { newsOfClocks } from '../sla/tell-of-clocks.ts';
import { callOffPages } from './call-off-pages.ts';
import { CORRECT_WORDS, correctWords, standsUncorrected } from './correction.ts';
import { conditionFacts } from './condition-facts.ts';
import { endHandovers } from './end-handovers.ts';
import { obligationKey, type Obligation } from './obligation.ts';
import { peopleFrom, remindAfterRest, resumeInTime, TELL_OF_REST, tellOfRest } from './pause.ts';
import { arisesAt, DECIDE_NEXT, KEEP_PROMISE, outlivesResolution, stepApplies } from './step-rules.ts';
import {
  addPriorityTime,
  nextReminder,
  restedMs,
  restsUntil,
  resumedAt,
  timeStep,
  type StepTiming,
} from './step-timing.ts';

/** More rounds than any procedure needs; beyond it the rules chase their own tail, which is a bug. */
const MOST_PASSES = 60;
/** The commander is asked what happens next this long after nothing else was owed. */
const DECIDE_NEXT_WITHIN_MS: DurationMs = 30 * MINUTE_MS;
/** What turned out to be urgent is reminded of again this long after. */
const REMIND_AGAIN_MS: DurationMs = 5 * MINUTE_MS;
/** Reminders are no further apart than this unless they wait for working hours. */
const LONGEST_PAUSE_MS: DurationMs = HOUR_MS;

type Rule = (under: IncidentUnderProcedure, now: Instant) => IncidentEvent[];

const RULES: Rule[] = [
  resumeInTime,
  lapseWhatNoLongerApplies,
  assumeWhenLate,
  callOffPages,
  endHandovers,
  raiseSteps,
  correctWords,
  tellOfRest,
  rescheduleWhatChanged,
  letRest,
  remindAfterRest,
  remindOfLate,
  endTimeBoxes,
  ({ incident }, now) => (incident.standDown === null ? newsOfClocks(incident, now) : []),
  closeWhenAllIsDone,
  keepAnOwner,
];

/**
 * The events that follow from what is true now, without anybody's command: duties that arise, lapse, or are late,
 * the assumed priority, the closing. Calling it again at the same instant yields nothing.
 */
export function settle(
  incident: Incident,
  procedure: IncidentUnderProcedure['procedure'],
  now: Instant,
): IncidentEvent[] {
  const settled: IncidentEvent[] = [];
  let current = incident;
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const found = firstThatActs({ incident: current, procedure }, now);
    if (found.length === 0) return settled;
    for (const event of found) current = evolve(current, event);
    settled.push(...found);
  }
  throw new Error(`incident ${incident.number} does not settle`);
}

function firstThatActs(under: IncidentUnderProcedure, now: Instant): IncidentEvent[] {
  for (const rule of RULES) {
    const events = rule(under, now);
    if (events.length > 0) return events;
  }
  return [];
}

function deskEvent<T extends IncidentEventType>(type: T, at: Instant, data: IncidentEventData[T]): IncidentEvent {
  return { type, v: 1, at, by: DESK, data } as IncidentEvent;
}

function stepOf(under: IncidentUnderProcedure, obligation: Obligation): Step | undefined {
  return under.procedure.steps.find((step) => step.id === obligation.step);
}

function lapseWhatNoLongerApplies(under: IncidentUnderProcedure, now: Instant): IncidentEvent[] {
  const facts = conditionFacts(under.incident);
  return openObligations(under.incident).flatMap((obligation) => {
    const why = lapseReason(under, obligation, facts);
    return why === null ? [] : [deskEvent('ObligationLapsed', now, { key: obligation.key, why })];
  });
}

function lapseReason(under: IncidentUnderProcedure, obligation: Obligation, facts: ConditionFacts): LapseReason | null {
  const { incident, procedure } = under;
  const step = stepOf(under, obligation);
  if (obligation.step === KEEP_PROMISE) return hasEnded(incident.phase) ? 'incident-ended' : null;
  if (obligation.step === CORRECT_WORDS) return lapseOfCorrection(under, obligation);
  if (obligation.step === TELL_OF_REST) return incident.standDown === null ? 'no-longer-needed' : null;
  if (step === undefined) return lapseOfDecideNext(under, obligation);
  if (incident.arisen[step.id]?.round !== incident.round) return 'incident-reopened';
  if (stepApplies(incident, procedure, step, facts)) return null;
  if (hasEnded(incident.phase)) return 'incident-ended';
  if (!isOpen(incident.phase) && !outlivesResolution(procedure, step)) return 'incident-resolved';
  return step.act === 'open-channel' && incident.channel !== null ? 'no-longer-needed' : 'condition-no-longer-holds';
}

function lapseOfDecideNext({ incident }: IncidentUnderProcedure, obligation: Obligation): LapseReason | null {
  if (hasEnded(incident.phase)) return 'incident-ended';
  return openObligations(incident).some((other) => other.key !== obligation.key) ? 'another-step-came' : null;
}

/** A correction is not owed any more when others go on with the words, or have closed the matter. */
function lapseOfCorrection(under: IncidentUnderProcedure, { audience }: Obligation): LapseReason | null {
  const told = under.procedure.audiences.find(({ id }) => id === audience);
  return told !== undefined && standsUncorrected(under, told) ? null : 'no-longer-needed';
}

function raiseSteps(under: IncidentUnderProcedure, now: Instant): IncidentEvent[] {
  const facts = conditionFacts(under.incident);
  return under.procedure.steps.flatMap((step) => {
    const dueToArise = arisesAt(under, step, facts);
    if (dueToArise !== null && dueToArise <= now) return raise(under, step, now, false);
    return isOwedAgain(under, step) && stepApplies(under.incident, under.procedure, step, facts)
      ? raise(under, step, now, true)
      : [];
  });
}

/** A repeated step is owed again once its latest instance was done or waived in this round. */
function isOwedAgain({ incident }: IncidentUnderProcedure, step: Step): boolean {
  const last = incident.arisen[step.id];
  if (step.repeat === null || last === undefined || last.round !== incident.round) return false;
  if (!isOpen(incident.phase)) return false;
  const status = incident.obligations[last.latestKey]?.status;
  return status === 'done' || status === 'waived';
}

function raise(
  { incident, procedure }: IncidentUnderProcedure,
  step: Step,
  now: Instant,
  repeated: boolean,
): IncidentEvent[] {
  const occurrence = (incident.arisen[step.id]?.count ?? 0) + 1;
  const key = obligationKey(step.id, occurrence);
  const raised = deskEvent('ObligationRaised', now, {
    key,
    step: step.id,
    occurrence,
    act: step.act,
    level: step.level,
    owner: step.owner,
    audience: step.audience,
    page: step.page,
    ...timeOf({ incident, procedure }, step, now, repeated),
  });
  const holder = step.page === null ? undefined : incident.holders[step.page];
  if (step.act === 'page' && holder !== undefined) {
    return [raised, deskEvent('ObligationDone', now, { key, late: false, proof: `person:${holder.personId}` })];
  }
  if (step.act === 'acknowledge' && incident.acknowledgedAt !== null && incident.round === 0) {
    return [raised, deskEvent('ObligationDone', now, { key, late: false, proof: 'acknowledged' })];
  }
  const proof = repeated ? null : assessedAlready(incident);
  if (step.act === 'assess' && proof !== null) {
    return [raised, deskEvent('ObligationDone', now, { key, late: false, proof })];
  }
  return [raised];
}

/** What people owe counts from when work resumes; what TwoAM does by itself goes on at night. */
function timeOf(under: IncidentUnderProcedure, step: Step, now: Instant, repeated: boolean): StepTiming {
  const { incident, procedure } = under;
  const timing = timeStep(incident, procedure, step, now, repeated);
  const fromAt = peopleFrom(incident, now);
  return timing.performAt !== null || fromAt === now ? timing : timeStep(incident, procedure, step, fromAt, repeated);
}

/** The proof that a person estimated the impact in this round; an assumption is none. */
function assessedAlready({ assessment, arrivals, round }: Incident): string | null {
  if (assessment === null || assessment.assumed || arrivals['assessed']?.round !== round) return null;
  return `assessment:${assessment.id}`;
}

/** A changed priority changes hours and cadence: what is still owed is due by the new ones, counted from when it arose. */
function rescheduleWhatChanged(under: IncidentUnderProcedure, now: Instant): IncidentEvent[] {
  const { incident, procedure } = under;
  const { assessment } = incident;
  if (assessment === null) return [];
  const judgedAt = Math.max(assessment.at, resumedAt(incident));
  return openObligations(incident).flatMap((obligation) => {
    const step = stepOf(under, obligation);
    if (step === undefined || obligation.openedAt > judgedAt || !dependsOnPriority(step)) return [];
    // A night in which nobody worked does not count against what people owe.
    const rested = (sinceAt: Instant): Instant =>
      obligation.performAt === null ? sinceAt + restedMs(incident, sinceAt) : sinceAt;
    const fromAt = rested(obligation.openedAt);
    const timing = timeStep(incident, procedure, step, fromAt, continuesRhythm(incident, obligation));
    const changedAt = rested(judgedAt);
    // What would already be late by the new rule is due now, not in the past: nobody could have kept it.
    const dueAt = Math.max(timing.dueAt, Math.min(obligation.dueAt, changedAt));
    if (dueAt === obligation.dueAt) return [];
    const performAt = timing.performAt === null ? null : Math.max(timing.performAt, Math.min(dueAt, changedAt));
    return [
      deskEvent('ObligationRescheduled', now, {
        key: obligation.key,
        performAt,
        dueAt,
        nextReminderAt: Math.max(dueAt, obligation.reminders > 0 ? obligation.nextReminderAt : 0),
        ...(Math.max(resumedAt(incident), incident.standDown?.at ?? 0) >= assessment.at ? { why: 'rest' } : {}),
      }),
    ];
  });
}

/**
 * When the priority changes, reminders of what is owed at any hour follow it too: nobody is woken for what waits for
 * working hours, and what was put off for them comes back when it turns out to be urgent.
 */
function letRest({ incident, procedure }: IncidentUnderProcedure, now: Instant): IncidentEvent[] {
  if (incident.assessment?.at !== now || !isOpen(incident.phase) || incident.standDown !== null) return [];
  return openObligations(incident).flatMap(({ key, step, dueAt, performAt, nextReminderAt, reminders }) => {
    const wantedAt = reminders === 0 ? dueAt : Math.min(nextReminderAt, now + REMIND_AGAIN_MS);
    const nextAt = Math.max(wantedAt, now + 1);
    const reminderAt =
      restsUntil(incident, procedure, nextAt) ?? (isRested(nextReminderAt, nextAt) ? nextAt : nextReminderAt);
    if (reminderAt === nextReminderAt || step === CORRECT_WORDS) return [];
    return [deskEvent('ObligationRescheduled', now, { key, performAt, dueAt, nextReminderAt: reminderAt })];
  });
}

/** Whether it was put off until working hours, and not only by the pause between two reminders. */
function isRested(nextReminderAt: Instant, wantedAt: Instant): boolean {
  return nextReminderAt > wantedAt + LONGEST_PAUSE_MS;
}

/** Whether it arose because the instance before it was done, so that its time runs by the cadence. */
function continuesRhythm(incident: Incident, obligation: Obligation): boolean {
  const before = incident.obligations[obligationKey(obligation.step, obligation.occurrence - 1)];
  return (
    before !== undefined &&
    before.endedAt === obligation.openedAt &&
    (before.status === 'done' || before.status === 'waived')
  );
}

function dependsOnPriority(step: Step): boolean {
  return step.hours === 'by-priority' || (step.repeat !== null && 'cadence' in step.repeat);
}

function remindOfLate(under: IncidentUnderProcedure, now: Instant): IncidentEvent[] {
  return openObligations(under.incident).flatMap((obligation) =>
    obligation.nextReminderAt <= now ? [late(under, obligation, now)] : [],
  );
}

/** At its due time the owners are reminded; each delay later the next role is added and the first keeps the duty. */
function late(under: IncidentUnderProcedure, obligation: Obligation, now: Instant): IncidentEvent {
  const step = stepOf(under, obligation);
  const chain = rolesToAsk(under, obligation, step);
  const role = obligation.reminders === 0 ? null : (chain[0] ?? null);
  const chainLeft = (obligation.reminders === 0 ? chain : chain.slice(1)).length > 0;
  const nextReminderAt =
    step === undefined
      ? addPriorityTime(under.incident, under.procedure, now, DECIDE_NEXT_WITHIN_MS)
      : nextReminder(
          under.incident,
          under.procedure,
          step,
          now,
          Math.max(0, obligation.reminders - obligation.owners.length),
          chainLeft,
        );
  return deskEvent('ObligationLate', now, { key: obligation.key, role, nextReminderAt });
}

function endTimeBoxes({ incident }: IncidentUnderProcedure, now: Instant): IncidentEvent[] {
  return timeBoxes(incident).flatMap(({ mitigationId, endsAt }) =>
    endsAt <= now ? [deskEvent('MitigationTimeBoxEnded', now, { mitigationId })] : [],
  );
}

function closeWhenAllIsDone(under: IncidentUnderProcedure, now: Instant): IncidentEvent[] {
  const { incident } = under;
  if (incident.phase !== 'resolved' && incident.phase !== 'reviewing') return [];
  const stillToCome =
    openObligations(incident).some((one) => one.step !== DECIDE_NEXT) || waitingSteps(under).length > 0;
  return stillToCome ? [] : [deskEvent('IncidentClosed', now, {})];
}

function keepAnOwner(under: IncidentUnderProcedure, now: Instant): IncidentEvent[] {
  const { incident, procedure } = under;
  if (hasEnded(incident.phase) || openObligations(incident).length > 0) return [];
  const occurrence = (incident.arisen[DECIDE_NEXT]?.count ?? 0) + 1;
  const dueAt = addPriorityTime(incident, procedure, peopleFrom(incident, now), DECIDE_NEXT_WITHIN_MS);
  return [
    deskEvent('ObligationRaised', now, {
      key: obligationKey(DECIDE_NEXT, occurrence),
      step: DECIDE_NEXT,
      occurrence,
      act: 'task',
      level: 'ask',
      owner: procedure.commander,
      audience: null,
      page: null,
      performAt: null,
      dueAt,
      nextReminderAt: dueAt,
    }),
  ];
}

/** Instants at which steps will arise that wait for their delay after a trigger. */
export function waitingSteps(under: IncidentUnderProcedure): Instant[] {
  const facts = conditionFacts(under.incident);
  return under.procedure.steps.flatMap((step) => arisesAt(under, step, facts) ?? []);
}
