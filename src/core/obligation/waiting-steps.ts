import type { IncidentUnderProcedure } from '../incident/incident.ts';
import type { Instant } from '../shared/instant.ts';
import { conditionFacts } from './condition-facts.ts';
import { arisesAt } from './step-rules.ts';

/** Instants at which steps will arise that wait for their delay after a trigger. */
export function waitingSteps(under: IncidentUnderProcedure): Instant[] {
  const facts = conditionFacts(under.incident);
  return under.procedure.steps.flatMap((step) => arisesAt(under, step, facts) ?? []);
}
