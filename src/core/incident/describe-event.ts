import { assertNever } from '../shared/assert-never.ts';
import { runnerOf, type Actor } from '../shared/actor.ts';
import { timeInWords } from '../comms/time-in-words.ts';
import { clocksInWords } from '../sla/clock-words.ts';
import { describeStandDown } from './describe-stand-down.ts';
import { dutyTitle } from '../obligation/duty-title.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { ApprovalOutcome } from './approval-request.ts';
import { handoverSentence } from './describe-handover.ts';
import type { IncidentEvent, LapseReason } from './events.ts';

/** Names that events refer to by id. Unknown ids are answered with something readable. */
export interface NameBook {
  person(id: string): string;
  customer(id: string): string;
  feature(id: string): string;
  change(id: string): string;
}

export type TimelineKind =
  | 'duty'
  | 'people'
  | 'words'
  | 'mitigation'
  | 'signal'
  | 'conversation'
  | 'state'
  | 'delivery';

/** One event as a person would tell it. `textId` names words somebody wrote; null when there are none. */
export interface Told {
  kind: TimelineKind;
  sentence: string;
  textId: string | null;
}

/** Who acted, as a name. */
export function actorName(actor: Actor, names: NameBook): string {
  switch (actor.kind) {
    case 'person':
      return names.person(actor.id);
    case 'desk':
      return 'TwoAM';
    case 'token':
      return runnerOf(actor) === null ? 'An API token' : `Runner ${runnerOf(actor)}`;
    case 'reporter':
      return 'A reporter';
  }
}

/** The event as one sentence for the timeline, or null for what only bookkeeping needs. */
export function describeEvent(event: IncidentEvent, procedure: Procedure, names: NameBook): Told | null {
  const who = actorName(event.by, names);
  const book: Book = { procedure, names, who };
  switch (event.type) {
    case 'IncidentReported':
      return told('state', `${who} reported incident ${event.data.number}.`, event.data.titleTextId);
    case 'RosterRecorded':
    case 'DraftTaken':
    case 'TermsRecorded':
      return null;
    case 'ClocksWarned':
    case 'ClocksBreached':
      return clocks(event, names);
    case 'SignalLinked':
      return told('signal', signalSentence(event.data, names));
    case 'IncidentAcknowledged':
      return told('people', `${who} is on it.`);
    case 'RolePaged':
    case 'PageAnswered':
    case 'RoleAssigned':
    case 'RoleHandedOver':
      return people(event, book);
    case 'HandoverProposed':
    case 'HandoverDeclined':
    case 'HandoverWithdrawn':
    case 'RestOverridden':
    case 'WorkNarrowed':
    case 'NarrowingLifted': {
      const role = (id: string): string => roleTitle(procedure, id);
      return { kind: 'people', ...handoverSentence(event, who, { ...names, role }) };
    }
    case 'ImpactAssessed':
      return assessment(event.data.assessment, who);
    case 'ChannelOpened':
      return told('state', `${who} opened the incident’s channel.`);
    case 'UpdatePosted':
      return told(
        'words',
        `${who} told ${audienceTitle(procedure, event.data.audience)}${event.data.nextUpdateAt === null ? '' : `; next update ${timeInWords(event.data.nextUpdateAt, event.at)}`}.`,
        event.data.textId,
      );
    case 'ApprovalAsked':
      return told(
        'words',
        `${who} asked for approval of words to ${audienceTitle(procedure, event.data.audience)}.`,
        event.data.textId,
      );
    case 'ApprovalPassedOn':
      return told('words', 'The approver has not answered, so the delegates are asked as well.');
    case 'ApprovalAnswered':
      return told('words', `${approvalSentence(event.data.outcome, who)}`);
    case 'CommitmentMade':
      return told('words', `${who} approved a promise. It is owed from now on.`, event.data.textId);
    case 'ChangeLinked':
      return told('mitigation', `${who} suspects the change ${names.change(event.data.changeId)}.`);
    case 'SuspectsRanked':
      return event.data.strongId === null
        ? null
        : told('mitigation', `${names.change(event.data.strongId)} is a strong suspect.`);
    case 'RevertAgreed':
      return told('mitigation', `${who} agreed to revert ${names.change(event.data.changeId)}, which affects data.`);
    case 'MitigationTimeBoxEnded':
      return told('mitigation', 'The time for this attempt is over, and it has not helped. What is tried next?');
    case 'SuspectJudged':
      return told(
        'mitigation',
        `${who} ${event.data.verdict === 'confirmed' ? 'confirmed' : 'ruled out'} ${names.change(event.data.changeId)} as the cause.`,
        event.data.reasonTextId,
      );
    case 'MitigationStarted':
      return told(
        'mitigation',
        `${who} started to ${MITIGATION_VERBS[event.data.kind]}${event.data.changeId === null ? '' : ` ${names.change(event.data.changeId)}`}.`,
        event.data.reasonTextId ?? event.data.noteTextId,
      );
    case 'MitigationVerified':
      return told('mitigation', `${who} saw that it ${OUTCOME_WORDS[event.data.outcome]}.`, event.data.noteTextId);
    case 'MessagePosted':
      return told('conversation', `${who} wrote`, event.data.textId);
    case 'IdeaParked':
      return told('conversation', `${who} parked an idea.`, event.data.textId);
    case 'IncidentResolved':
      return told('state', `${who} verified that service is restored.`, event.data.verificationTextId);
    case 'IncidentReopened':
      return told('state', `${who} reopened the incident.`, event.data.reasonTextId);
    case 'SummaryPosted':
      return told('state', `${who} summed up.`, event.data.textId);
    case 'PostmortemWritten':
      // The whole document would drown the timeline; it has a page of its own.
      return told('state', `${who} handed the postmortem in for review.`);
    case 'PostmortemReviewed':
      return told(
        'state',
        event.data.outcome === 'approved'
          ? `${who} read the postmortem and agreed.`
          : `${who} asked for changes to the postmortem.`,
        event.data.textId,
      );
    case 'PostmortemShared':
      return told('state', `${who} shared the postmortem.`, event.data.textId);
    case 'IncidentClosed':
      return told('state', 'Everything owed is done. The incident is closed.');
    case 'IncidentDismissed':
      return told(
        'state',
        `${who} decided that this is a bug and not an incident.`,
        event.data.reasonTextId ?? event.data.ticketTextId,
      );
    case 'IncidentMerged':
      return told('state', `${who} merged this incident into another one.`);
    case 'DuplicateAbsorbed':
      return told('state', `${who} merged a duplicate into this incident.`);
    case 'ObligationRaised':
    case 'ObligationDone':
    case 'ObligationLate':
    case 'ObligationWaived':
    case 'ObligationLapsed':
    case 'ObligationHeld':
    case 'ObligationRescheduled':
      return duty(event, book);
    case 'TaskTicked':
      return told('duty', `${who} ticked off “${stepTitle(procedure, event.data.key)}”.`, event.data.noteTextId);
    case 'TicketLinked':
      return told('signal', `${who} linked a ticket; it gets the words for customers too.`, event.data.textId);
    case 'TicketUnlinked':
      return told('signal', `${who} unlinked a ticket; it gets no more words.`);
    case 'WatcherAsked':
    case 'WatcherAgreed':
    case 'StoodDown':
    case 'WorkResumed':
      return describeStandDown(event, who, names);
    case 'DeliveryRecorded':
      return delivery(event.data, names);
    default:
      return assertNever(event);
  }
}

function clocks(event: Extract<IncidentEvent, { type: 'ClocksWarned' | 'ClocksBreached' }>, names: NameBook): Told {
  const due = event.data.due.map(({ customerId, dueAt }) => ({ name: names.customer(customerId), dueAt }));
  return told('duty', clocksInWords(event.data.clock, due, event.type === 'ClocksBreached', event.at));
}

function approvalSentence(outcome: ApprovalOutcome, who: string): string {
  switch (outcome) {
    case 'approved':
      return `${who} approved the words as they are.`;
    case 'cleaned':
      return `${who} approved the words without what was flagged.`;
    case 'refused':
      return `${who} kept the words from going out.`;
    case 'lapsed':
      return 'Nobody answered, so the words went out without what was flagged.';
  }
}

interface Book {
  procedure: Procedure;
  names: NameBook;
  who: string;
}

function told(kind: TimelineKind, sentence: string, textId: string | null = null): Told {
  return { kind, sentence, textId };
}

export const MITIGATION_VERBS = {
  revert: 'revert',
  'fix-forward': 'fix forward',
  failover: 'fail over',
  scale: 'add capacity',
  restart: 'restart',
  disable: 'switch off',
  other: 'mitigate',
} as const;

export const OUTCOME_WORDS = {
  worked: 'worked',
  partly: 'helped in part',
  'no-effect': 'had no effect',
  worse: 'made it worse',
} as const;

const LAPSE_WORDS: Record<LapseReason, string> = {
  'condition-no-longer-holds': 'what it was for has changed',
  'incident-resolved': 'the incident is resolved',
  'incident-reopened': 'the incident was reopened',
  'incident-ended': 'the incident has ended',
  'no-longer-needed': 'it is no longer needed',
  'another-step-came': 'the procedure goes on',
};

function people(
  event: Extract<IncidentEvent, { type: 'RolePaged' | 'PageAnswered' | 'RoleAssigned' | 'RoleHandedOver' }>,
  { procedure, names, who }: Book,
): Told {
  switch (event.type) {
    case 'RolePaged': {
      const { role, personIds, textId } = event.data;
      const first = personIds[0];
      return told(
        'people',
        first === undefined
          ? `${who} wanted to page the ${roleTitle(procedure, role)}, but nobody fills that role.`
          : `${who} paged ${names.person(first)} as ${roleTitle(procedure, role)}.`,
        textId,
      );
    }
    case 'PageAnswered': {
      const { outcome, personId } = event.data;
      if (outcome === 'acknowledged')
        return told('people', `${personId === null ? 'Somebody' : names.person(personId)} answered the page.`);
      return told(
        'people',
        outcome === 'exhausted' ? 'Nobody answered the page. Ask somebody by hand.' : 'The page was called off.',
      );
    }
    case 'RoleAssigned':
      return told(
        'people',
        `${names.person(event.data.personId)} is now the ${roleTitle(procedure, event.data.role)}.`,
      );
    case 'RoleHandedOver': {
      const { fromPersonId, toPersonId, role, noteTextId, handoverId } = event.data;
      const from = fromPersonId === null ? who : names.person(fromPersonId);
      return told(
        'people',
        handoverId === undefined
          ? `${from} handed the role ${roleTitle(procedure, role)} to ${names.person(toPersonId)}.`
          : `${names.person(toPersonId)} took over as ${roleTitle(procedure, role)} from ${from}, and read it back.`,
        noteTextId,
      );
    }
  }
}

function duty(event: Extract<IncidentEvent, { type: `Obligation${string}` }>, { procedure, who }: Book): Told | null {
  const title = stepTitle(procedure, event.data.key);
  switch (event.type) {
    case 'ObligationRaised':
      return null;
    case 'ObligationRescheduled':
      if (event.data.why === 'rest') return null;
      return event.data.dueAt <= event.at && event.data.nextReminderAt > event.at
        ? told(
            'duty',
            `Nobody is reminded of “${title}” before ${timeInWords(event.data.nextReminderAt, event.at)}, by the new priority.`,
          )
        : told('duty', `“${title}” is now due ${timeInWords(event.data.dueAt, event.at)}, by the new priority.`);
    case 'ObligationDone':
      return event.data.late ? told('duty', `“${title}” was done late.`) : null;
    case 'ObligationLate':
      return told(
        'duty',
        event.data.role === null
          ? `“${title}” is late. Its owner was reminded.`
          : `“${title}” is still late. The ${roleTitle(procedure, event.data.role)} was asked too.`,
      );
    case 'ObligationWaived':
      return told('duty', `${who} released the duty “${title}”.`, event.data.reasonTextId);
    case 'ObligationLapsed':
      return event.data.why === 'another-step-came'
        ? null
        : told('duty', `“${title}” is no longer owed: ${LAPSE_WORDS[event.data.why]}.`);
    case 'ObligationHeld':
      return told(
        'duty',
        `${who} held “${title}” back until ${timeInWords(event.data.untilAt, event.at)}.`,
        event.data.reasonTextId,
      );
  }
}

function assessment(
  {
    assumed,
    override,
    priority,
    reason,
    publish,
  }: Extract<IncidentEvent, { type: 'ImpactAssessed' }>['data']['assessment'],
  who: string,
): Told {
  if (assumed) return told('state', `${reason}${publish ? '' : ' Nothing goes outside while it is assumed.'}`);
  if (override !== null) return told('state', `${who} declared ${priority ?? 'a bug'} by name.`, override.reasonTextId);
  return told('state', `${who} assessed the impact. ${reason}`);
}

function signalSentence(
  { signal, customerId, featureId }: Extract<IncidentEvent, { type: 'SignalLinked' }>['data'],
  names: NameBook,
): string {
  const from = customerId === null ? '' : ` from ${names.customer(customerId)}`;
  const about = featureId === null ? '' : ` about ${names.feature(featureId)}`;
  return `${signal === 'report' ? 'A report' : 'An alert'}${from}${about} belongs to this.`;
}

function delivery(
  {
    about,
    channel,
    recipientId,
    outcome,
    proofTextId,
    instead,
  }: Extract<IncidentEvent, { type: 'DeliveryRecorded' }>['data'],
  names: NameBook,
): Told {
  const to = recipientId === null ? '' : ` to ${names.person(recipientId)}`;
  switch (outcome) {
    case 'sent':
      return told('delivery', `The ${about}${to} went out by ${channel}.`, proofTextId);
    case 'kept':
      return told('delivery', `The ${about}${to} is in the desk’s outbox only.`, proofTextId);
    case 'failed':
      return told(
        'delivery',
        `The ${about}${to} could not be delivered by ${channel}${instead === undefined ? '' : `; it goes out by ${instead} instead`}.`,
        proofTextId,
      );
  }
}

function roleTitle(procedure: Procedure, role: string): string {
  return procedure.roles.find((one) => one.id === role)?.title ?? role;
}

function audienceTitle(procedure: Procedure, audience: string): string {
  return (procedure.audiences.find((one) => one.id === audience)?.title ?? audience).toLowerCase();
}

/** The title of the step behind an obligation's key. */
function stepTitle(procedure: Procedure, key: string): string {
  const id = key.slice(0, key.lastIndexOf('#'));
  return dutyTitle(procedure, id);
}
