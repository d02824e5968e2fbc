import type { Instant } from '../shared/instant.ts';
import { hasEnded, isOpen } from '../incident/phase.ts';
import type { Incident, IncidentUnderProcedure } from '../incident/incident.ts';
import { restsUntil } from './step-timing.ts';
import type { Obligation } from './obligation.ts';
import { conditionHolds } from '../procedure/condition-holds.ts';
import type { ConditionFacts } from '../procedure/conditions/incident-conditions.ts';
import type { Moment, Procedure, Step, Trigger } from '../procedure/procedure.ts';

/** The duty that exists while no step of the procedure is owed, so that somebody always owns what comes next. */
export const DECIDE_NEXT = 'decide-next';
/** The duty to keep a promise that was approved. */
export const KEEP_PROMISE = 'keep-promise';

/** The step of the procedure that a duty comes from; undefined for a duty of TwoAM itself. */
export function stepOf(under: IncidentUnderProcedure, obligation: Obligation): Step | undefined {
  return under.procedure.steps.find((step) => step.id === obligation.step);
}

/** When a step arises, given what has happened: now or later; null when its trigger has not come or it arose already. */
export function arisesAt(
  { incident, procedure }: IncidentUnderProcedure,
  step: Step,
  facts: ConditionFacts,
): Instant | null {
  const triggeredAt = lastTrigger(incident, procedure, step);
  if (triggeredAt === null || hasArisen(incident, step) || !stepApplies(incident, procedure, step, facts)) return null;
  // Nobody is asked to come while work rests.
  const restsTo = step.act === 'page' ? (incident.standDown?.resumeAt ?? 0) : 0;
  const at = Math.max(triggeredAt + step.waitMs, restsTo);
  // Whoever is asked to come for what waits for working hours is asked in working hours.
  const isPage = step.act === 'page' && incident.assessment !== null && !isWoken(incident, step);
  return isPage ? (restsUntil(incident, procedure, Math.max(at, incident.lastEventAt)) ?? at) : at;
}

/** Whether the step's condition holds, its end has not come, and the incident is in a state in which it makes sense. */
export function stepApplies(incident: Incident, procedure: Procedure, step: Step, facts: ConditionFacts): boolean {
  if (hasEnded(incident.phase) && !isAftermath(incident, step)) return false;
  if (!isOpen(incident.phase) && !hasEnded(incident.phase) && !outlivesResolution(procedure, step)) return false;
  if (step.act === 'open-channel' && incident.channel !== null) return false;
  if (step.until.some((moment) => cameInRound(incident, moment))) return false;
  if (step.act === 'update' && isOutward(procedure, step) && !mayPublish(incident, step)) return false;
  return step.when === null || conditionHolds(step.when, facts);
}

/** Whether it is owed after service was restored: by a trigger that comes with, or after, the resolution. */
export function outlivesResolution(procedure: Procedure, step: Step, seen: ReadonlySet<string> = new Set()): boolean {
  return step.after.some((trigger) => {
    if ('moment' in trigger) return trigger.moment === 'resolved' || trigger.moment === 'not-an-incident';
    const before = procedure.steps.find((candidate) => candidate.id === trigger.step);
    return (
      before !== undefined && !seen.has(before.id) && outlivesResolution(procedure, before, new Set([...seen, step.id]))
    );
  });
}

function lastTrigger(incident: Incident, procedure: Procedure, step: Step): Instant | null {
  const arrivals = step.after.flatMap((trigger) => {
    const arrival = incident.arrivals[arrivalName(procedure, trigger, incident)];
    return arrival !== undefined && arrival.round === incident.round ? [arrival.at] : [];
  });
  // The first trigger starts the clock: a later one must not push the due time away.
  return arrivals.length === 0 ? null : Math.min(...arrivals);
}

function arrivalName(procedure: Procedure, trigger: Trigger, incident: Incident): string {
  if ('moment' in trigger) return trigger.moment;
  const before = procedure.steps.find((candidate) => candidate.id === trigger.step);
  // An assumed assessment counts for what follows, though the person still owes theirs.
  if (before?.act === 'assess' && incident.assessment !== null) return 'assessed';
  return `step:${trigger.step}`;
}

/** Once per round, and once per resumption, unless the latest instance lapsed because its condition did not hold for a while. */
function hasArisen(incident: Incident, step: Step): boolean {
  const last = incident.arisen[step.id];
  if (last === undefined || last.round !== incident.round) return false;
  const latest = incident.obligations[last.latestKey];
  if (latest === undefined || latest.status === 'lapsed' || isOwedAnew(incident, step, latest)) return false;
  return !wasUndone(incident, step, latest);
}

/** Whether work resumed after the latest instance had ended, and the step follows that. */
function isOwedAnew(incident: Incident, step: Step, { openedAt, endedAt }: Obligation): boolean {
  const resumed = incident.arrivals['resumed'];
  return endedAt !== null && resumed?.round === incident.round && openedAt < resumed.at && followsResumption(step);
}

/** Whether people are called at any hour: something new, or somebody, ended the night before its time. */
function isWoken({ wokenAt, arrivals }: Incident, step: Step): boolean {
  return wokenAt !== null && arrivals['resumed']?.at === wokenAt && followsResumption(step);
}

function followsResumption({ after }: Step): boolean {
  return after.some((trigger) => 'moment' in trigger && trigger.moment === 'resumed');
}

/** A page that was called off, and words that were taken back, are owed again when their step applies again. */
function wasUndone(incident: Incident, step: Step, latest: Obligation): boolean {
  if (latest.endedAt === null || !isOpen(incident.phase)) return false;
  if (step.act === 'page' && step.page !== null) return wasCalledOff(incident, step.page, latest.endedAt);
  if (step.act !== 'update') return false;
  const words = incident.updates.findLast(({ audience }) => audience === step.audience);
  return words?.state === 'resolved' && words.round === incident.round && latest.endedAt <= words.at;
}

function wasCalledOff(incident: Incident, role: string, since: Instant): boolean {
  if (incident.holders[role] !== undefined) return false;
  const last = Object.values(incident.pages).findLast((page) => page.role === role);
  // Whoever had come and was released for the night is called by the steps that follow it.
  if (incident.pauses.some(({ fromAt, released }) => released.includes(role) && (last?.at ?? 0) <= fromAt))
    return false;
  return last?.outcome === 'cancelled' && last.by.kind === 'desk' && last.at >= since;
}

function isAftermath(incident: Incident, step: Step): boolean {
  return (
    incident.phase === 'not-an-incident' &&
    step.after.some((trigger) => 'moment' in trigger && trigger.moment === 'not-an-incident')
  );
}

function cameInRound(incident: Incident, moment: Moment): boolean {
  const arrival = incident.arrivals[moment];
  if (arrival === undefined || arrival.round !== incident.round) return false;
  return moment !== 'mitigated' || incident.mitigatedAt !== null;
}

function isOutward(procedure: Procedure, step: Step): boolean {
  const kind = procedure.audiences.find((audience) => audience.id === step.audience)?.reach.kind;
  return kind === 'public' || kind === 'customers';
}

/** Words reach the outside on evidence; the reporter of what is no incident is told all the same. */
function mayPublish(incident: Incident, step: Step): boolean {
  return incident.assessment?.publish === true || isAftermath(incident, step);
}
