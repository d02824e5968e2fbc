import { assertNever } from '../../shared/assert-never.ts';
import type { EventOf } from '../events.ts';
import type { Incident } from '../incident.ts';
import type { Phase } from '../phase.ts';
import { arrived } from './arrived.ts';

type AssessmentEvent = EventOf<'SignalLinked' | 'ImpactAssessed'>;

/** What is known of the impact: the signals that belong to it, and what people said of it. */
export function evolveAssessment(incident: Incident, event: AssessmentEvent): Incident {
  switch (event.type) {
    case 'SignalLinked':
      return withSignal(incident, event);
    case 'ImpactAssessed':
      return assessed(incident, event);
    default:
      return assertNever(event);
  }
}

function withSignal(incident: Incident, event: EventOf<'SignalLinked'>): Incident {
  const { signal, signalId, customerId, featureId, tier, groupId = null, measure = null } = event.data;
  const { receivedAt = event.at } = event.data;
  if (incident.signals.some((known) => known.id === signalId)) return incident;
  const learnt = incident.featureId === null && featureId !== null ? { featureId, tier } : {};
  return {
    ...incident,
    ...learnt,
    signals: [
      ...incident.signals,
      { id: signalId, kind: signal, customerId, featureId, tier, groupId, measure, at: event.at, receivedAt },
    ],
  };
}

function assessed(incident: Incident, event: EventOf<'ImpactAssessed'>): Incident {
  const { assessment } = event.data;
  const next = arrived(
    { ...incident, assessment, assessments: [...incident.assessments, assessment], wokenAt: null },
    'assessed',
    event.at,
  );
  return { ...next, phase: phaseAfterAssessment(incident, assessment.priority) };
}

function phaseAfterAssessment(incident: Incident, priority: string | null): Phase {
  if (incident.phase !== 'reported' && incident.phase !== 'assessing') return incident.phase;
  if (priority === null) return 'assessing';
  return incident.mitigatedAt === null ? 'mitigating' : 'monitoring';
}
