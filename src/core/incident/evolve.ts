import { assertNever } from '../shared/assert-never.ts';
import { personOf } from '../shared/actor.ts';
import type { Instant } from '../shared/instant.ts';
import { evolveObligation, isObligationEvent } from '../obligation/evolve-obligation.ts';
import { evolveCustomers } from '../sla/evolve-customers.ts';
import type { Approval } from './approval-request.ts';
import { evolveHandover } from './evolve-handover.ts';
import { evolveMitigation } from './evolve-mitigation.ts';
import { evolveStandDown, pauseEnded, toldOfRest } from './evolve-stand-down.ts';
import type { EventOf, IncidentEvent } from './events.ts';
import type { Incident } from './incident.ts';
import type { Phase } from './phase.ts';

/** The incident after one more event; null before its first. Never changes what it is given. */
export function evolve(incident: Incident | null, event: IncidentEvent): Incident {
  if (event.type === 'IncidentReported') return opened(event);
  if (incident === null) throw new Error(`a stream begins with IncidentReported, not ${event.type}`);
  const next = apply(incident, event);
  return {
    ...next,
    ...(next.standDown === null || next.phase === 'stood-down' ? {} : pauseEnded(next, event.at)),
    customers: evolveCustomers(incident, event),
    version: incident.version + 1,
    lastEventAt: event.at,
    participants: withParticipant(next.participants, personOf(event.by)),
  };
}

/** Folds a whole stream, or goes on from a state. */
export function fold(events: Iterable<IncidentEvent>, from: Incident | null = null): Incident | null {
  let incident = from;
  for (const event of events) incident = evolve(incident, event);
  return incident;
}

function opened(event: EventOf<'IncidentReported'>): Incident {
  const { data, at, by } = event;
  const person = personOf(by);
  return {
    version: 1,
    lastEventAt: at,
    number: data.number,
    titleTextId: data.titleTextId,
    groupId: data.groupId,
    procedureVersionId: data.procedureVersionId,
    featureId: data.featureId,
    tier: data.tier,
    phase: 'reported',
    round: 0,
    openedAt: at,
    openedBy: by,
    acknowledgedAt: null,
    mitigatedAt: null,
    resolvedAt: null,
    endedAt: null,
    roster: {},
    holders: {},
    handovers: {},
    restOverrides: {},
    narrowing: null,
    pages: {},
    signals: [],
    customers: {},
    assessment: null,
    assessments: [],
    channel: null,
    updates: [],
    drafts: {},
    tickets: [],
    unlinked: [],
    approvals: {},
    commitments: [],
    suspects: {},
    ranking: null,
    suspectedAt: {},
    agreements: {},
    mitigations: [],
    watch: null,
    standDown: null,
    pauses: [],
    ideas: [],
    summaryTextId: null,
    postmortem: null,
    duplicateOf: null,
    absorbed: [],
    ticketTextId: null,
    deliveries: {},
    participants: person === null ? [] : [person],
    obligations: {},
    arrivals: { reported: { at, round: 0 } },
    arisen: {},
  };
}

function apply(incident: Incident, event: Exclude<IncidentEvent, { type: 'IncidentReported' }>): Incident {
  if (isObligationEvent(event)) return evolveObligation(incident, event);
  const { at, by } = event;
  switch (event.type) {
    case 'RosterRecorded':
      return { ...incident, roster: event.data.roles };
    case 'ApprovalAsked':
      return withApproval(incident, {
        id: event.data.approvalId,
        ...event.data,
        askedAt: at,
        askedBy: by,
        passedOnAt: null,
        outcome: null,
        answeredAt: null,
      });
    case 'ApprovalPassedOn':
      return changedApproval(incident, event.data.approvalId, { passedOnAt: at });
    case 'ApprovalAnswered':
      return changedApproval(incident, event.data.approvalId, { outcome: event.data.outcome, answeredAt: at });
    case 'CommitmentMade': {
      const { label, textId, key } = event.data;
      return { ...incident, commitments: [...incident.commitments, { label, textId, key, at, by }] };
    }
    case 'SignalLinked':
      return withSignal(incident, event);
    case 'IncidentAcknowledged':
      return arrived(
        {
          ...incident,
          acknowledgedAt: incident.acknowledgedAt ?? at,
          phase: incident.phase === 'reported' ? 'assessing' : incident.phase,
        },
        'acknowledged',
        at,
      );
    case 'RolePaged': {
      const { pageId, role, personIds } = event.data;
      return {
        ...incident,
        pages: {
          ...incident.pages,
          [pageId]: { role, personIds, at, by, outcome: 'waiting', answeredBy: null, answeredAt: null },
        },
      };
    }
    case 'PageAnswered': {
      const page = incident.pages[event.data.pageId];
      if (page === undefined) return incident;
      return {
        ...incident,
        pages: {
          ...incident.pages,
          [event.data.pageId]: {
            ...page,
            outcome: event.data.outcome,
            answeredBy: event.data.personId,
            answeredAt: at,
          },
        },
      };
    }
    case 'RoleAssigned':
    case 'RoleHandedOver':
    case 'HandoverProposed':
    case 'HandoverDeclined':
    case 'HandoverWithdrawn':
    case 'RestOverridden':
    case 'WorkNarrowed':
    case 'NarrowingLifted':
      return evolveHandover(incident, event);
    case 'ImpactAssessed':
      return assessed(incident, event);
    case 'ChannelOpened':
      return { ...incident, channel: { ...event.data, openedAt: at } };
    case 'UpdatePosted': {
      const { updateId, toCustomerIds, language = null, translations = [], ...words } = event.data;
      const customerIds = toCustomerIds ?? incident.assessment?.answers.customerIds ?? [];
      const update = { id: updateId, ...words, language, translations, at, by, customerIds, round: incident.round };
      const { [update.audience]: _taken, ...drafts } = incident.drafts;
      const standDown = toldOfRest(incident.standDown, update.audience);
      return { ...incident, drafts, standDown, updates: [...incident.updates, update] };
    }
    case 'DraftTaken':
      return { ...incident, drafts: { ...incident.drafts, [event.data.audience]: { by, at } } };
    case 'TicketLinked': {
      const { ticketId, textId, customerId } = event.data;
      return { ...incident, tickets: [...incident.tickets, { id: ticketId, textId, customerId, at, by }] };
    }
    case 'TicketUnlinked':
      return { ...incident, unlinked: [...incident.unlinked, event.data.ticketId] };
    case 'ChangeLinked':
    case 'SuspectsRanked':
    case 'SuspectJudged':
    case 'RevertAgreed':
    case 'MitigationTimeBoxEnded':
      return evolveMitigation(incident, event);
    case 'MitigationStarted':
      return arrived(evolveMitigation(incident, event), 'mitigation-started', at);
    case 'MitigationVerified':
      return mitigationVerified(incident, event);
    case 'IdeaParked':
      return { ...incident, ideas: [...incident.ideas, { id: event.data.ideaId, textId: event.data.textId, at, by }] };
    case 'IncidentResolved':
      return arrived({ ...incident, phase: 'resolved', resolvedAt: at }, 'resolved', at);
    case 'IncidentReopened':
      return reopened(incident, at);
    case 'SummaryPosted':
      return { ...incident, summaryTextId: event.data.textId };
    case 'PostmortemWritten':
      return {
        ...incident,
        phase: incident.phase === 'resolved' ? 'reviewing' : incident.phase,
        postmortem: {
          textId: event.data.textId,
          at,
          by,
          review: null,
          sharedAt: incident.postmortem?.sharedAt ?? null,
        },
      };
    case 'PostmortemReviewed':
      return incident.postmortem === null
        ? incident
        : { ...incident, postmortem: { ...incident.postmortem, review: { ...event.data, at, by } } };
    case 'PostmortemShared':
      return incident.postmortem === null
        ? incident
        : { ...incident, postmortem: { ...incident.postmortem, sharedAt: at } };
    case 'IncidentClosed':
      return { ...incident, phase: 'closed', endedAt: at };
    case 'IncidentDismissed':
      return arrived(
        { ...incident, phase: 'not-an-incident', endedAt: at, ticketTextId: event.data.ticketTextId },
        'not-an-incident',
        at,
      );
    case 'IncidentMerged':
      return { ...incident, phase: 'duplicate-of', endedAt: at, duplicateOf: event.data.intoIncidentId };
    case 'TermsRecorded':
    case 'ClocksWarned':
    case 'ClocksBreached':
    case 'MessagePosted':
    case 'TaskTicked':
      return incident;
    case 'WatcherAsked':
    case 'WatcherAgreed':
    case 'StoodDown':
      return evolveStandDown(incident, event);
    case 'WorkResumed':
      return arrived(evolveStandDown(incident, event), 'resumed', at);
    case 'DuplicateAbsorbed':
      return { ...incident, absorbed: [...incident.absorbed, event.data.fromIncidentId] };
    case 'DeliveryRecorded':
      return {
        ...incident,
        deliveries: { ...incident.deliveries, [event.data.messageId]: event.data.outcome },
      };
    default:
      return assertNever(event);
  }
}

function withParticipant(participants: string[], person: string | null): string[] {
  return person === null || participants.includes(person) ? participants : [...participants, person];
}

function arrived(incident: Incident, trigger: string, at: Instant): Incident {
  return { ...incident, arrivals: { ...incident.arrivals, [trigger]: { at, round: incident.round } } };
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
    { ...incident, assessment, assessments: [...incident.assessments, assessment] },
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

function mitigationVerified(incident: Incident, event: EventOf<'MitigationVerified'>): Incident {
  const { mitigationId, outcome } = event.data;
  const mitigations = incident.mitigations.map((one) =>
    one.id === mitigationId ? { ...one, outcome, verifiedAt: event.at } : one,
  );
  if (outcome !== 'worked') return { ...incident, mitigations };
  const phase: Phase = incident.phase === 'mitigating' ? 'monitoring' : incident.phase;
  return arrived({ ...incident, mitigations, mitigatedAt: event.at, phase }, 'mitigated', event.at);
}

function reopened(incident: Incident, at: Instant): Incident {
  const phase: Phase = incident.assessment?.priority == null ? 'assessing' : 'mitigating';
  const next = {
    ...incident,
    phase,
    round: incident.round + 1,
    mitigatedAt: null,
    resolvedAt: null,
    endedAt: null,
    ticketTextId: null,
  };
  return arrived(next, 'reopened', at);
}

function withApproval(
  incident: Incident,
  { id, audience, textId, cleanTextId, labels, key, promisedAt, ...rest }: Approval,
): Incident {
  const { askedAt, askedBy, passedOnAt, outcome, answeredAt } = rest;
  const approval = {
    id,
    audience,
    textId,
    cleanTextId,
    labels,
    key,
    ...(promisedAt === undefined ? {} : { promisedAt }),
    askedAt,
    askedBy,
    passedOnAt,
    outcome,
    answeredAt,
  };
  return { ...incident, approvals: { ...incident.approvals, [id]: approval } };
}

function changedApproval(incident: Incident, id: string, change: Partial<Approval>): Incident {
  const approval = incident.approvals[id];
  return approval === undefined ? incident : withApproval(incident, { ...approval, ...change });
}
