import type { Assessment, ImpactAnswers } from '../incident/assessment.ts';
import type { IncidentEvent } from '../incident/events.ts';
import {
  openObligations,
  reportingCustomers,
  type Incident,
  type IncidentUnderProcedure,
} from '../incident/incident.ts';
import { isOpen } from '../incident/phase.ts';
import { evidenceFromSignals } from '../incident/signal-evidence.ts';
import { assumePriority } from '../priority/prioritise.ts';
import { DESK } from '../shared/actor.ts';
import type { Instant } from '../shared/instant.ts';
import { conditionFacts } from './condition-facts.ts';

/** When nobody assessed in time the procedure's assumption applies, and signals that come later judge it anew. */
export function assumeWhenLate(under: IncidentUnderProcedure, now: Instant): IncidentEvent[] {
  const { assessment, phase } = under.incident;
  if (assessment === null) return assumeFirst(under, now);
  return assessment.assumed && isOpen(phase) ? assumeAnew(under, assessment, now) : [];
}

function assumeFirst(under: IncidentUnderProcedure, now: Instant): IncidentEvent[] {
  const overdue = openObligations(under.incident).find(
    (obligation) => obligation.act === 'assess' && obligation.dueAt <= now,
  );
  return overdue === undefined ? [] : assumed(under, `assumed-${overdue.key}`, now);
}

function assumeAnew(under: IncidentUnderProcedure, before: Assessment, now: Instant): IncidentEvent[] {
  const known = new Set(before.evidence.map(({ ref }) => ref));
  const heard = under.incident.signals.filter(({ id }) => !known.has(id)).length;
  if (heard === 0) return [];
  // The id says how much was heard, so that the same signals never assume twice.
  const id = `${before.id.replace(/@\d+$/, '')}@${under.incident.signals.length}`;
  const [event] = assumed(under, id, now, 'More was reported and nobody has assessed the impact yet');
  return event !== undefined && changes(before, event) ? [event] : [];
}

function changes(before: Assessment, event: IncidentEvent): boolean {
  if (event.type !== 'ImpactAssessed') return false;
  const { priority, publish, answers } = event.data.assessment;
  return priority !== before.priority || publish !== before.publish || answers.customers !== before.answers.customers;
}

function assumed(
  { incident, procedure }: IncidentUnderProcedure,
  id: string,
  now: Instant,
  because?: string,
): IncidentEvent[] {
  const answers = answersOfSignals(incident);
  // An assumption is judged by what the signals say, not by what was assumed before.
  const verdict = assumePriority(procedure, conditionFacts({ ...incident, assessment: null }), because);
  if (verdict === null) return [];
  const assessment: Assessment = {
    id,
    at: now,
    answers,
    evidence: evidenceFromSignals(incident.signals),
    priority: verdict.priority?.id ?? null,
    reason: verdict.reason,
    assumed: true,
    override: null,
    publish: verdict.publish,
  };
  return [{ type: 'ImpactAssessed', v: 1, at: now, by: DESK, data: { assessment } }];
}

/** Nobody has answered: what is known is the feature that the signals name and who reported. */
function answersOfSignals(incident: Incident): ImpactAnswers {
  const customerIds = reportingCustomers(incident);
  return {
    featureId: incident.featureId,
    tier: incident.tier,
    customerIds,
    customers: customerIds.length,
    workaround: 'unknown',
    dataAtRisk: 'unknown',
    worsening: 'unknown',
  };
}
