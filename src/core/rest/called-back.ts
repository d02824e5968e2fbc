import type { IncidentUnderProcedure } from '../incident/incident.ts';
import { conditionFacts } from '../obligation/condition-facts.ts';
import { pageChain } from '../oncall/roster.ts';
import { conditionHolds } from '../procedure/condition-holds.ts';

/** Roles that the procedure pages when work resumes, by what is known of the incident now. */
function rolesCalledBack({ incident, procedure }: IncidentUnderProcedure): string[] {
  const facts = conditionFacts(incident);
  const roles = procedure.steps.flatMap(({ act, page, after, when }) =>
    act === 'page' &&
    page !== null &&
    after.some((trigger) => 'moment' in trigger && trigger.moment === 'resumed') &&
    (when === null || conditionHolds(when, facts))
      ? [page]
      : [],
  );
  return [...new Set(roles)];
}

/** People who are asked to come when work resumes, each role's first choice and then its deputies. */
export function peopleCalledBack(under: IncidentUnderProcedure, roster: Record<string, string[]>): string[] {
  return [...new Set(rolesCalledBack(under).flatMap((role) => pageChain(under.procedure, roster, role)))];
}
