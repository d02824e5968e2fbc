import { assertNever } from '../shared/assert-never.ts';
import { personOf } from '../shared/actor.ts';
import { evolveObligation, isObligationEvent } from '../obligation/evolve-obligation.ts';
import { evolveCustomers } from '../sla/evolve-customers.ts';
import type { IncidentEvent } from './events.ts';
import { evolveApprovals } from './evolutions/approvals.ts';
import { evolveAssessment } from './evolutions/assessment.ts';
import { evolveHandover } from './evolutions/handover.ts';
import { evolveLife } from './evolutions/life.ts';
import { evolveMitigation } from './evolutions/mitigation.ts';
import { opened } from './evolutions/opened.ts';
import { evolvePeople } from './evolutions/people.ts';
import { evolvePostmortem } from './evolutions/postmortem.ts';
import { evolveStandDown, pauseEnded } from './evolutions/stand-down.ts';
import { evolveWords } from './evolutions/words.ts';
import type { Incident } from './incident.ts';

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

function apply(incident: Incident, event: Exclude<IncidentEvent, { type: 'IncidentReported' }>): Incident {
  if (isObligationEvent(event)) return evolveObligation(incident, event);
  switch (event.type) {
    case 'IncidentAcknowledged':
    case 'ChannelOpened':
    case 'IncidentResolved':
    case 'IncidentReopened':
    case 'IncidentClosed':
    case 'IncidentDismissed':
    case 'IncidentMerged':
    case 'DuplicateAbsorbed':
      return evolveLife(incident, event);
    case 'RosterRecorded':
    case 'RolePaged':
    case 'PageAnswered':
      return evolvePeople(incident, event);
    case 'RoleAssigned':
    case 'RoleHandedOver':
    case 'HandoverProposed':
    case 'HandoverDeclined':
    case 'HandoverWithdrawn':
    case 'RestOverridden':
    case 'WorkNarrowed':
    case 'NarrowingLifted':
      return evolveHandover(incident, event);
    case 'SignalLinked':
    case 'ImpactAssessed':
      return evolveAssessment(incident, event);
    case 'UpdatePosted':
    case 'DraftTaken':
    case 'TicketLinked':
    case 'TicketUnlinked':
    case 'IdeaParked':
    case 'DeliveryRecorded':
      return evolveWords(incident, event);
    case 'ApprovalAsked':
    case 'ApprovalPassedOn':
    case 'ApprovalAnswered':
    case 'CommitmentMade':
      return evolveApprovals(incident, event);
    case 'ChangeLinked':
    case 'SuspectsRanked':
    case 'SuspectJudged':
    case 'RevertAgreed':
    case 'MitigationStarted':
    case 'MitigationTimeBoxEnded':
    case 'MitigationVerified':
      return evolveMitigation(incident, event);
    case 'WatcherAsked':
    case 'WatcherAgreed':
    case 'StoodDown':
    case 'WorkResumed':
      return evolveStandDown(incident, event);
    case 'SummaryPosted':
    case 'PostmortemWritten':
    case 'PostmortemReviewed':
    case 'PostmortemShared':
      return evolvePostmortem(incident, event);
    case 'TermsRecorded':
    case 'ClocksWarned':
    case 'ClocksBreached':
    case 'MessagePosted':
    case 'TaskTicked':
      return incident;
    default:
      return assertNever(event);
  }
}

function withParticipant(participants: string[], person: string | null): string[] {
  return person === null || participants.includes(person) ? participants : [...participants, person];
}
