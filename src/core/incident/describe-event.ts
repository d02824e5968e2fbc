import { assertNever } from '../shared/assert-never.ts';
import { clocksInWords } from '../sla/clock-words.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { describeApprovals } from './descriptions/approvals.ts';
import { describeAssessment } from './descriptions/assessment.ts';
import { describeDuty } from './descriptions/duties.ts';
import { handoverSentence } from './descriptions/handover.ts';
import { describeLife } from './descriptions/life.ts';
import { describeMitigation } from './descriptions/mitigation.ts';
import { describePeople } from './descriptions/people.ts';
import { describePostmortem } from './descriptions/postmortem.ts';
import { describeStandDown } from './descriptions/stand-down.ts';
import { roleTitle, stepTitle } from './descriptions/titles.ts';
import { told, type Book, type Told } from './descriptions/told.ts';
import { describeWords } from './descriptions/words.ts';
import type { EventOf, IncidentEvent } from './events.ts';
import { actorName, namesInWords, type NameBook } from './name-book.ts';

/** The event as one sentence for the timeline, or null for what only bookkeeping needs. */
export function describeEvent(event: IncidentEvent, procedure: Procedure, known: NameBook): Told | null {
  const names = namesInWords(known);
  const who = actorName(event.by, names);
  const book: Book = { procedure, names, who };
  switch (event.type) {
    case 'IncidentReported':
    case 'IncidentAcknowledged':
    case 'ChannelOpened':
    case 'IncidentResolved':
    case 'IncidentReopened':
    case 'IncidentClosed':
    case 'IncidentDismissed':
    case 'IncidentMerged':
    case 'DuplicateAbsorbed':
      return describeLife(event, book);
    case 'RolePaged':
    case 'PageAnswered':
    case 'RoleAssigned':
    case 'RoleHandedOver':
      return describePeople(event, book);
    case 'HandoverProposed':
    case 'HandoverDeclined':
    case 'HandoverWithdrawn':
    case 'RestOverridden':
    case 'WorkNarrowed':
    case 'NarrowingLifted': {
      const role = (id: string): string => roleTitle(procedure, id);
      return { kind: 'people', ...handoverSentence(event, who, { ...names, role }) };
    }
    case 'SignalLinked':
    case 'ImpactAssessed':
      return describeAssessment(event, book);
    case 'UpdatePosted':
    case 'TicketLinked':
    case 'TicketUnlinked':
    case 'MessagePosted':
    case 'IdeaParked':
    case 'DeliveryRecorded':
      return describeWords(event, book);
    case 'ApprovalAsked':
    case 'ApprovalPassedOn':
    case 'ApprovalAnswered':
    case 'CommitmentMade':
      return describeApprovals(event, book);
    case 'ChangeLinked':
    case 'SuspectsRanked':
    case 'SuspectJudged':
    case 'RevertAgreed':
    case 'MitigationStarted':
    case 'MitigationTimeBoxEnded':
    case 'MitigationVerified':
      return describeMitigation(event, book);
    case 'WatcherAsked':
    case 'WatcherAgreed':
    case 'StoodDown':
    case 'WorkResumed':
      return describeStandDown(event, who, names);
    case 'SummaryPosted':
    case 'PostmortemWritten':
    case 'PostmortemReviewed':
    case 'PostmortemShared':
      return describePostmortem(event, book);
    case 'ObligationRaised':
    case 'ObligationDone':
    case 'ObligationLate':
    case 'ObligationWaived':
    case 'ObligationLapsed':
    case 'ObligationHeld':
    case 'ObligationRescheduled':
      return describeDuty(event, book);
    case 'TaskTicked':
      return told('duty', `${who} ticked off “${stepTitle(procedure, event.data.key)}”.`, event.data.noteTextId);
    case 'ClocksWarned':
    case 'ClocksBreached':
      return clocks(event, names);
    case 'RosterRecorded':
    case 'DraftTaken':
    case 'TermsRecorded':
      return null;
    default:
      return assertNever(event);
  }
}

function clocks(event: EventOf<'ClocksWarned' | 'ClocksBreached'>, names: NameBook): Told {
  const due = event.data.due.map(({ customerId, dueAt }) => ({ name: names.customer(customerId), dueAt }));
  return told('duty', clocksInWords(event.data.clock, due, event.type === 'ClocksBreached', event.at));
}
