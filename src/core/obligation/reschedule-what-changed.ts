import { rolesToAsk } from './ask-next.ts';
import type { IncidentEvent } from '../incident/events.ts';
import { openObligations, type Incident, type IncidentUnderProcedure } from '../incident/incident.ts';
import { isOpen } from '../incident/phase.ts';
import type { Step } from '../procedure/procedure.ts';
import { HOUR_MS, MINUTE_MS, type DurationMs, type Instant } from '../shared/instant.ts';
import { CORRECT_WORDS } from './correction.ts';
import { deskEvent } from './desk-event.ts';
import { obligationKey, type Obligation } from './obligation.ts';
import { stepOf } from './step-rules.ts';
import { restedMs, restsUntil, resumedAt, timeStep } from './step-timing.ts';

/** What turned out to be urgent is reminded of again this long after. */
const REMIND_AGAIN_MS: DurationMs = 5 * MINUTE_MS;
/** Reminders are no further apart than this unless they wait for working hours. */
const LONGEST_PAUSE_MS: DurationMs = HOUR_MS;

/** A changed priority changes hours and cadence: what is still owed is due by the new ones, counted from when it arose. */
export function rescheduleWhatChanged(under: IncidentUnderProcedure, now: Instant): IncidentEvent[] {
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
export function letRest(under: IncidentUnderProcedure, now: Instant): IncidentEvent[] {
  const { incident, procedure } = under;
  if (incident.assessment?.at !== now || !isOpen(incident.phase) || incident.standDown !== null) return [];
  return openObligations(incident).flatMap((obligation) => {
    const { key, step, dueAt, performAt, reminders } = obligation;
    const nextReminderAt = Math.min(obligation.nextReminderAt, askedOnAt(under, obligation, now));
    const wantedAt = reminders === 0 ? dueAt : Math.min(nextReminderAt, now + REMIND_AGAIN_MS);
    const nextAt = Math.max(wantedAt, now + 1);
    const reminderAt =
      restsUntil(incident, procedure, nextAt) ?? (isRested(nextReminderAt, nextAt) ? nextAt : nextReminderAt);
    if (reminderAt === obligation.nextReminderAt || step === CORRECT_WORDS) return [];
    return [deskEvent('ObligationRescheduled', now, { key, performAt, dueAt, nextReminderAt: reminderAt })];
  });
}

/** By when a late duty goes on to somebody else, where there is somebody to be asked whom nobody was to wake before. */
function askedOnAt(under: IncidentUnderProcedure, obligation: Obligation, now: Instant): Instant {
  const step = stepOf(under, obligation);
  const isAskedOn = step !== undefined && obligation.reminders > 0 && rolesToAsk(under, obligation, step).length > 0;
  return isAskedOn ? now + step.late.afterMs : Infinity;
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
