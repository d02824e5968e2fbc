import type { IncidentUnderProcedure } from '../incident/incident.ts';
import { conditionFacts } from '../obligation/condition-facts.ts';
import { restsUntil } from '../obligation/step-timing.ts';
import { pageChain } from '../oncall/roster.ts';
import type { Procedure, Trigger } from '../procedure/procedure.ts';
import { conditionHolds } from '../procedure/condition-holds.ts';
import type { Instant } from '../shared/instant.ts';

/** Roles that the procedure pages when work resumes, by what is known of the incident now. */
export function rolesCalledBack({ incident, procedure }: IncidentUnderProcedure): string[] {
  const facts = conditionFacts(incident);
  const roles = procedure.steps.flatMap(({ act, page, after, when }) =>
    act === 'page' && page !== null && after.some(isResumption) && (when === null || conditionHolds(when, facts))
      ? [page]
      : [],
  );
  return [...new Set(roles)];
}

/** When people are called if work resumes at its time: at once, or in working hours where the priority is worked on in those only. */
export function callsAt({ incident, procedure }: IncidentUnderProcedure, resumeAt: Instant): Instant {
  return restsUntil(incident, procedure, resumeAt) ?? resumeAt;
}

/** Whether a step calls people because work resumes. */
export function callsBack({ steps }: Pick<Procedure, 'steps'>, stepId: string): boolean {
  return steps.some(({ id, after }) => id === stepId && after.some(isResumption));
}

function isResumption(trigger: Trigger): boolean {
  return 'moment' in trigger && trigger.moment === 'resumed';
}

/** People who are asked to come when work resumes, each role's first choice and then its deputies. */
export function peopleCalledBack(under: IncidentUnderProcedure, roster: Record<string, string[]>): string[] {
  return [...new Set(rolesCalledBack(under).flatMap((role) => pageChain(under.procedure, roster, role)))];
}
