import { assertNever } from '../../shared/assert-never.ts';
import { personOf } from '../../shared/actor.ts';
import type { Instant } from '../../shared/instant.ts';
import type { EventOf } from '../events.ts';
import type { Incident } from '../incident.ts';
import type { Phase } from '../phase.ts';
import { arrived } from './arrived.ts';

type MitigationEvent = EventOf<
  | 'ChangeLinked'
  | 'SuspectsRanked'
  | 'SuspectJudged'
  | 'RevertAgreed'
  | 'MitigationStarted'
  | 'MitigationTimeBoxEnded'
  | 'MitigationVerified'
>;

/** What is suspected, and what is being tried, after one more event. */
export function evolveMitigation(incident: Incident, event: MitigationEvent): Incident {
  const { at, by } = event;
  switch (event.type) {
    case 'ChangeLinked':
      return suspectedSince(judged(incident, event.data.changeId, 'open'), event.data.changeId, at);
    case 'SuspectsRanked': {
      const { suspects, strongId } = event.data;
      const ranked = { ...incident, ranking: { at, suspects, strongId } };
      return strongId === null ? ranked : suspectedSince(ranked, strongId, at);
    }
    case 'SuspectJudged': {
      const { changeId, verdict } = event.data;
      const after = judged(incident, changeId, verdict);
      return verdict === 'confirmed' ? suspectedSince(after, changeId, at) : after;
    }
    case 'RevertAgreed': {
      const { changeId } = event.data;
      const person = personOf(by);
      const before = incident.agreements[changeId] ?? [];
      return person === null
        ? incident
        : { ...incident, agreements: { ...incident.agreements, [changeId]: [...before, person] } };
    }
    case 'MitigationStarted':
      return arrived(started(incident, event), 'mitigation-started', at);
    case 'MitigationVerified':
      return verified(incident, event);
    case 'MitigationTimeBoxEnded':
      return {
        ...incident,
        mitigations: incident.mitigations.map((one) =>
          one.id === event.data.mitigationId ? { ...one, timeBoxEnded: true } : one,
        ),
      };
    default:
      return assertNever(event);
  }
}

function started(incident: Incident, { at, by, data }: EventOf<'MitigationStarted'>): Incident {
  const { mitigationId, runId = null, timeBoxMs = null, ...rest } = data;
  const { [data.changeId ?? '']: _used, ...agreements } = incident.agreements;
  const mitigation = {
    id: mitigationId,
    ...rest,
    runId,
    timeBoxEndsAt: timeBoxMs === null ? null : at + timeBoxMs,
    timeBoxEnded: false,
    startedAt: at,
    by,
    outcome: null,
    verifiedAt: null,
  };
  return { ...incident, agreements, mitigations: [...incident.mitigations, mitigation] };
}

function verified(incident: Incident, event: EventOf<'MitigationVerified'>): Incident {
  const { mitigationId, outcome } = event.data;
  const mitigations = incident.mitigations.map((one) =>
    one.id === mitigationId ? { ...one, outcome, verifiedAt: event.at } : one,
  );
  if (outcome !== 'worked') return { ...incident, mitigations };
  const phase: Phase = incident.phase === 'mitigating' ? 'monitoring' : incident.phase;
  return arrived({ ...incident, mitigations, mitigatedAt: event.at, phase }, 'mitigated', event.at);
}

function judged(incident: Incident, changeId: string, verdict: Incident['suspects'][string]): Incident {
  return { ...incident, suspects: { ...incident.suspects, [changeId]: verdict } };
}

function suspectedSince(incident: Incident, changeId: string, at: Instant): Incident {
  return incident.suspectedAt[changeId] === undefined
    ? { ...incident, suspectedAt: { ...incident.suspectedAt, [changeId]: at } }
    : incident;
}
