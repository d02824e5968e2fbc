import { HOUR_MS, MINUTE_MS, SECOND_MS, type DurationMs, type Instant } from '../shared/instant.ts';
import { lastPosted, type Incident, type IncidentUnderProcedure, type PostedUpdate } from '../incident/incident.ts';
import { isOpen } from '../incident/phase.ts';
import type { Assessment } from '../incident/assessment.ts';
import type { Act, Procedure, Step, WorkingHours } from '../procedure/procedure.ts';
import { addWorkingTime } from '../shared/working-time.ts';
import type { Obligation } from './obligation.ts';

/** Words leave this long before they are due, so that they arrive on time and nobody is reminded of them. */
const LEAD_MS: DurationMs = 30 * SECOND_MS;
/** The last words of a pause promise the next ones for so long after work resumes at the latest. */
const SOON_AFTER_REST_MS: DurationMs = 30 * MINUTE_MS;
/** Reminders of one late duty grow no further apart than this. */
const LONGEST_REMINDER_MS: DurationMs = HOUR_MS;

export interface StepTiming {
  /** When TwoAM does it by itself; null where a person must. */
  performAt: Instant | null;
  dueAt: Instant;
  nextReminderAt: Instant;
}

/** When an instance of a step that arises at `at` is performed, due, and reminded of. */
export function timeStep(
  incident: Incident,
  procedure: Procedure,
  step: Step,
  at: Instant,
  repeated: boolean,
): StepTiming {
  const dueAt = dueFor(incident, procedure, step, at, repeated);
  return { performAt: performFor(step, at, dueAt, repeated), dueAt, nextReminderAt: dueAt };
}

/** When a duty that was just found late is looked at again. */
export function nextReminder(
  incident: Incident,
  procedure: Procedure,
  step: Step,
  at: Instant,
  reminders: number,
  chainLeft: boolean,
): Instant {
  const pauseMs = chainLeft
    ? step.late.afterMs
    : Math.min(LONGEST_REMINDER_MS, Math.max(MINUTE_MS, step.late.afterMs) * 2 ** Math.min(reminders, 6));
  // Once service is restored nobody is woken for what is left to do.
  if (!isOpen(incident.phase)) return addWorkingTime(procedure.calendar, at, pauseMs);
  const nextAt = addStepTime(incident, procedure, step, at, pauseMs);
  return restsUntil(incident, procedure, nextAt) ?? nextAt;
}

/** How long after words to an audience the next are owed, or null when the plan promises none. */
export function cadenceMs(incident: Incident, procedure: Procedure, audienceId: string): DurationMs | null {
  const audience = procedure.audiences.find((candidate) => candidate.id === audienceId);
  const perPhase = audience?.cadence[incident.assessment?.priority ?? ''];
  return perPhase?.[incident.phase] ?? perPhase?.['default'] ?? null;
}

/** When words at `now`, while work rests, promise the next: by the cadence of the night, and soon after work resumes at the latest. */
export function nextWordsInRest(
  { incident, procedure }: IncidentUnderProcedure,
  audienceId: string,
  now: Instant,
): Instant {
  const audience = procedure.audiences.find((candidate) => candidate.id === audienceId);
  const everyMs = audience?.cadence[incident.assessment?.priority ?? '']?.['stood-down'] ?? Infinity;
  return Math.min(now + everyMs, (incident.standDown?.resumeAt ?? now) + SOON_AFTER_REST_MS);
}

/** How much of the time since an instant work rested, or is to rest. */
export function restedMs({ pauses }: Incident, sinceAt: Instant): DurationMs {
  return pauses.reduce((sum, { fromAt, toAt }) => sum + Math.max(0, toAt - Math.max(fromAt, sinceAt)), 0);
}

/** When work last went on after a pause of this round. */
export function resumedAt({ arrivals, round }: Incident): Instant {
  const arrival = arrivals['resumed'];
  return arrival?.round === round ? arrival.at : -Infinity;
}

/** Whether a duty's time runs at any hour, and not in working hours only. */
export function runsAtAllHours({ incident, procedure }: IncidentUnderProcedure, { step: id }: Obligation): boolean {
  const step = procedure.steps.find((one) => one.id === id);
  return step !== undefined && !countsBusinessHours(incident, procedure, step);
}

function dueFor(incident: Incident, procedure: Procedure, step: Step, at: Instant, repeated: boolean): Instant {
  if (step.repeat !== null && (repeated || hasSpoken(incident, step))) {
    const spoken = step.audience === null ? null : lastPosted(incident, step.audience);
    const dueAt = nextTurn({ incident, procedure }, step, spoken, at);
    // Whatever has changed since, readers were told when they hear next.
    const promisedAt = countsBusinessHours(incident, procedure, step) ? null : (spoken?.nextUpdateAt ?? null);
    return promisedAt === null ? dueAt : Math.min(dueAt, promisedAt);
  }
  return addStepTime(incident, procedure, step, at, step.withinMs);
}

/** When a repeated step is owed next, counted from the last words, or from when work went on after a night. */
function nextTurn(under: IncidentUnderProcedure, step: Step, spoken: PostedUpdate | null, at: Instant): Instant {
  const { incident, procedure } = under;
  if (incident.standDown !== null && step.audience !== null)
    return nextWordsInRest(under, step.audience, spoken?.at ?? at);
  const everyMs =
    step.repeat !== null && 'everyMs' in step.repeat
      ? step.repeat.everyMs
      : (cadenceMs(incident, procedure, step.audience ?? '') ?? step.withinMs);
  const fromAt = Math.max(spoken?.at ?? at, resumedAt(incident));
  return addStepTime(incident, procedure, step, fromAt, everyMs);
}

/** A repeated step that follows another one's words goes on in the rhythm those words began. */
function hasSpoken(incident: Incident, step: Step): boolean {
  return step.audience !== null && lastPosted(incident, step.audience) !== null;
}

/** What TwoAM can do by itself; everything else needs a person whatever its level says. */
const PERFORMABLE: ReadonlySet<Act> = new Set<Act>(['page', 'open-channel', 'update']);

function performFor(step: Step, at: Instant, dueAt: Instant, repeated: boolean): Instant | null {
  if (!PERFORMABLE.has(step.act)) return null;
  switch (step.level) {
    case 'ask':
      return null;
    case 'auto':
      return repeated ? justBefore(dueAt, at) : at;
    case 'draft':
      return justBefore(dueAt, at);
  }
}

function justBefore(dueAt: Instant, at: Instant): Instant {
  return Math.max(at, dueAt - Math.min(LEAD_MS, (dueAt - at) / 2));
}

function addStepTime(
  incident: Incident,
  procedure: Procedure,
  step: Step,
  at: Instant,
  durationMs: DurationMs,
): Instant {
  return countsBusinessHours(incident, procedure, step)
    ? addWorkingTime(procedure.calendar, at, durationMs)
    : at + durationMs;
}

/** Until when nobody is woken, because the priority is worked on in working hours only; null when that is now, or always. */
export function restsUntil(incident: Incident, procedure: Procedure, now: Instant): Instant | null {
  if (incident.assessment === null || hoursOf(incident.assessment, procedure) !== 'business-hours') return null;
  const workingAt = addWorkingTime(procedure.calendar, now, 0);
  return workingAt > now ? workingAt : null;
}

/** An instant so much later, in working hours where the priority is worked on in those only. */
export function addPriorityTime(
  incident: Incident,
  procedure: Procedure,
  at: Instant,
  durationMs: DurationMs,
): Instant {
  const { assessment } = incident;
  return assessment !== null && hoursOf(assessment, procedure) === 'business-hours'
    ? addWorkingTime(procedure.calendar, at, durationMs)
    : at + durationMs;
}

function hoursOf({ priority }: Assessment, procedure: Procedure): WorkingHours {
  return procedure.priorities.find(({ id }) => id === priority)?.hours ?? procedure.otherwise.hours;
}

function countsBusinessHours(incident: Incident, procedure: Procedure, step: Step): boolean {
  if (step.hours !== 'by-priority') return step.hours === 'business-hours';
  const { assessment } = incident;
  return assessment !== null && hoursOf(assessment, procedure) === 'business-hours';
}
