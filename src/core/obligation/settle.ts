import type { IncidentEvent } from '../incident/events.ts';
import { evolve } from '../incident/evolve.ts';
import type { Incident, IncidentUnderProcedure } from '../incident/incident.ts';
import { timeBoxes } from '../incident/revert-decision.ts';
import type { Instant } from '../shared/instant.ts';
import { newsOfClocks } from '../sla/tell-of-clocks.ts';
import { assumeWhenLate } from './assume.ts';
import { callOffPages } from './call-off-pages.ts';
import { correctWords } from './correction.ts';
import { deskEvent } from './desk-event.ts';
import { endHandovers } from './end-handovers.ts';
import { keepAnOwner, closeWhenAllIsDone } from './keep-an-owner.ts';
import { lapseWhatNoLongerApplies } from './lapse-what-no-longer-applies.ts';
import { remindAfterRest, resumeInTime, tellOfRest } from './pause.ts';
import { raiseSteps } from './raise-steps.ts';
import { remindOfLate } from './remind-of-late.ts';
import { rescheduleWhatChanged, letRest } from './reschedule-what-changed.ts';

/** More rounds than any procedure needs; beyond it the rules chase their own tail, which is a bug. */
const MOST_PASSES = 60;

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

function endTimeBoxes({ incident }: IncidentUnderProcedure, now: Instant): IncidentEvent[] {
  return timeBoxes(incident).flatMap(({ mitigationId, endsAt }) =>
    endsAt <= now ? [deskEvent('MitigationTimeBoxEnded', now, { mitigationId })] : [],
  );
}
