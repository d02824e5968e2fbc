import type { IncidentEvent } from '../incident/events.ts';
import type { Incident, IncidentUnderProcedure } from '../incident/incident.ts';
import { isOpen } from '../incident/phase.ts';
import type { Step } from '../procedure/procedure.ts';
import type { Instant } from '../shared/instant.ts';
import { conditionFacts } from './condition-facts.ts';
import { deskEvent } from './desk-event.ts';
import { obligationKey } from './obligation.ts';
import { peopleFrom } from './pause.ts';
import { arisesAt, stepApplies } from './step-rules.ts';
import { timeStep, type StepTiming } from './step-timing.ts';

/** Duties arise whose steps have come, for the first time or again. */
export function raiseSteps(under: IncidentUnderProcedure, now: Instant): IncidentEvent[] {
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
