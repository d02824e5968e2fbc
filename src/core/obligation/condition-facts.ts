import { evidenceFromSignals } from '../incident/signal-evidence.ts';
import { independentSources } from '../priority/independent-sources.ts';
import type { ConditionFacts } from '../procedure/conditions/incident-conditions.ts';
import { reportingCustomers, type Incident } from '../incident/incident.ts';
import type { Evidence, ImpactAnswers } from '../incident/assessment.ts';

/** What the procedure's conditions may ask of an incident. */
export function conditionFacts(incident: Incident): ConditionFacts {
  const { assessment } = incident;
  return {
    priority: assessment?.priority ?? '',
    assumed: assessment?.assumed ?? false,
    phase: incident.phase,
    acknowledged: incident.acknowledgedAt !== null,
    mitigated: incident.mitigatedAt !== null,
    reports: incident.signals.filter((signal) => signal.kind === 'report').length,
    alerts: incident.signals.filter((signal) => signal.kind === 'alert').length,
    reportingCustomers: reportingCustomers(incident).length,
    assessment: assessment === null ? unassessed(incident) : assessmentFacts(assessment.answers, assessment.evidence),
    answers: assessment?.answers.own ?? {},
  };
}

/** The facts of an assessment that is being made: its answers instead of those that stand. */
export function factsWithAnswers(incident: Incident, answers: ImpactAnswers, evidence: Evidence[]): ConditionFacts {
  return { ...conditionFacts(incident), assessment: assessmentFacts(answers, evidence), answers: answers.own ?? {} };
}

function assessmentFacts(answers: ImpactAnswers, evidence: Evidence[]): ConditionFacts['assessment'] {
  return {
    made: true,
    feature: answers.featureId ?? '',
    tier: answers.tier,
    customers: answers.customers,
    workaround: answers.workaround,
    dataAtRisk: answers.dataAtRisk,
    worsening: answers.worsening,
    sources: independentSources(evidence),
  };
}

/** Before anybody assessed, the signals are what is known: the feature they name and who reported. */
function unassessed(incident: Incident): ConditionFacts['assessment'] {
  return {
    made: false,
    feature: incident.featureId ?? '',
    tier: incident.tier,
    customers: reportingCustomers(incident).length,
    workaround: 'unknown',
    dataAtRisk: 'unknown',
    worsening: 'unknown',
    sources: independentSources(evidenceFromSignals(incident.signals)),
  };
}
