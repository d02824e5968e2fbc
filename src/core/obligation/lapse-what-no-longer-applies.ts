import type { IncidentEvent, LapseReason } from '../incident/events.ts';
import { openObligations, type IncidentUnderProcedure } from '../incident/incident.ts';
import { hasEnded, isOpen } from '../incident/phase.ts';
import type { ConditionFacts } from '../procedure/conditions/incident-conditions.ts';
import type { Instant } from '../shared/instant.ts';
import { conditionFacts } from './condition-facts.ts';
import { CORRECT_WORDS, standsUncorrected } from './correction.ts';
import { deskEvent } from './desk-event.ts';
import type { Obligation } from './obligation.ts';
import { TELL_OF_REST } from './pause.ts';
import { KEEP_PROMISE, outlivesResolution, stepApplies, stepOf } from './step-rules.ts';

/** Duties end that nobody owes any more, each with the reason. */
export function lapseWhatNoLongerApplies(under: IncidentUnderProcedure, now: Instant): IncidentEvent[] {
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
