import type { Actor } from '../shared/actor.ts';
import type { DurationMs, Instant } from '../shared/instant.ts';
import type { Act, AutomationLevel } from '../procedure/procedure.ts';
import type { CommitmentLabel } from '../commitment/finding.ts';
import type { ApprovalOutcome } from './approval-request.ts';
import type { ClockKind, Terms } from '../sla/terms.ts';
import type { Assessment, FeatureTier } from './assessment.ts';
import type { HandoverCause, WithdrawnWhy } from './handover-state.ts';

/** How service was, or is to be, restored. */
export type MitigationKind = 'revert' | 'fix-forward' | 'failover' | 'scale' | 'restart' | 'disable' | 'other';

/** What an attempt to restore service did. */
export type MitigationOutcome = 'worked' | 'partly' | 'no-effect' | 'worse';

/** A recorded change with the probability, 0 to 1, that it is the cause. */
export interface RankedSuspect {
  changeId: string;
  probability: number;
}

/** What a reviewer said. */
export type PostmortemReview = 'approved' | 'changes-asked';

/** What a status page says of an incident. */
export type PublicState = 'investigating' | 'identified' | 'monitoring' | 'resolved';

/**
 * Everything that can have happened in an incident. Ids of people, customers and texts only:
 * names, addresses and words live in tables where they can be erased. Fields ending in `TextId` point there.
 */
export interface IncidentEventData {
  IncidentReported: {
    number: number;
    titleTextId: string;
    groupId: string | null;
    procedureVersionId: string;
    source: 'report' | 'alert' | 'person';
    featureId: string | null;
    /** The feature's tier in the catalogue at that time. */
    tier: FeatureTier;
  };
  /** Whom the schedules name for each role now, first choice first. Recorded whenever it differs from before. */
  RosterRecorded: { roles: Record<string, string[]> };
  SignalLinked: {
    signal: 'report' | 'alert';
    signalId: string;
    customerId: string | null;
    featureId: string | null;
    tier: FeatureTier;
    /** Absent in old streams. */
    groupId?: string | null;
    measure?: string | null;
    /** When the desk received it; absent when it was linked at once. */
    receivedAt?: Instant;
  };
  /** What was promised to customers when they became known here. */
  TermsRecorded: { customerIds: string[]; terms: Terms };
  /** Promises to customers are nearly due. */
  ClocksWarned: ClocksDue;
  /** Promises to customers were not kept in time. */
  ClocksBreached: ClocksDue;
  IncidentAcknowledged: Record<never, never>;
  /** `callId` is the page that asks for this role together with others; absent where it asks for itself. */
  RolePaged: { pageId: string; role: string; personIds: string[]; textId: string | null; callId?: string };
  PageAnswered: { pageId: string; outcome: 'acknowledged' | 'exhausted' | 'cancelled'; personId: string | null };
  RoleAssigned: { role: string; personId: string };
  RoleHandedOver: {
    role: string;
    fromPersonId: string | null;
    toPersonId: string;
    /** What the taker read back; in old streams a note of the giver. */
    noteTextId: string | null;
    /** Absent in old streams, where roles were passed without a proposal. */
    handoverId?: string;
  };
  HandoverProposed: {
    handoverId: string;
    role: string;
    fromPersonId: string;
    /** Whom to ask, in order. */
    candidateIds: string[];
    cause: HandoverCause;
    pageId: string | null;
    noteTextId: string | null;
  };
  /** `pageId` asks those who are left; null when nobody is, or they are being asked already. */
  HandoverDeclined: { handoverId: string; personId: string; reasonTextId: string | null; pageId: string | null };
  HandoverWithdrawn: { handoverId: string; why: WithdrawnWhy };
  /** The holder of a role keeps it until then. */
  RestOverridden: { role: string; untilAt: Instant; reasonTextId: string };
  /** Nobody takes the role over from its holder, so only what can be undone is done. */
  WorkNarrowed: {
    role: string;
    /** The page that asks the escalation; null when there is nobody to ask. */ pageId: string | null;
  };
  NarrowingLifted: { reasonTextId: string };
  ImpactAssessed: { assessment: Assessment };
  ChannelOpened: { channel: string; ref: string };
  /** Words that went out. `nextUpdateAt` is the next promised time, null when none follows. */
  UpdatePosted: {
    updateId: string;
    audience: string;
    textId: string;
    kind: 'first' | 'holding' | 'resolved' | 'correction' | 'free';
    /** The state the words were posted under, as a status page shows it. */
    state: PublicState;
    nextUpdateAt: Instant | null;
    /** Customers with an address to whom they went; absent for none. */
    toCustomerIds?: string[];
    /** BCP 47 of the words; absent when nobody knows it. */
    language?: string;
    /** The same words for those who read another language. */
    translations?: { language: string; textId: string }[];
  };
  /** Somebody writes words of their own to an audience, so that a colleague does not write the same. */
  DraftTaken: { audience: string };
  /** A ticket of somebody's helpdesk gets the words too; what it is called lies in a text. */
  TicketLinked: { ticketId: string; textId: string; customerId: string | null };
  /** `ticketId` is that of a linked one, or the id of the report that named it. */
  TicketUnlinked: { ticketId: string };
  /** Words wait for the approver. */
  ApprovalAsked: {
    approvalId: string;
    audience: string;
    textId: string;
    /** The words without what was flagged; null when nothing is left of them. */
    cleanTextId: string | null;
    labels: CommitmentLabel[];
    key: string | null;
    /** The time of the next words that these promise; left out when they promise none. */
    promisedAt?: Instant;
  };
  /** The approver was silent, so the delegates are asked as well. */
  ApprovalPassedOn: { approvalId: string };
  ApprovalAnswered: { approvalId: string; outcome: ApprovalOutcome };
  /** An approved promise: `key` is the duty to keep it. */
  CommitmentMade: { label: CommitmentLabel; textId: string; approvalId: string; key: string };
  ChangeLinked: { changeId: string };
  /** How likely recorded changes are the cause, by what is known now; recorded whenever that differs from before. */
  SuspectsRanked: { suspects: RankedSuspect[]; strongId: string | null };
  SuspectJudged: { changeId: string; verdict: 'confirmed' | 'ruled-out'; reasonTextId: string | null };
  MitigationStarted: {
    mitigationId: string;
    kind: MitigationKind;
    changeId: string | null;
    noteTextId: string | null;
    /** Why not revert; required for `fix-forward`. */
    reasonTextId: string | null;
    /** The run of the plan that does it; absent when people do it by hand. */
    runId?: string;
    /** What else may be tried when it has not helped by then; absent for no limit. */
    timeBoxMs?: DurationMs;
  };
  /** One of two people agreed to a revert that affects data. */
  RevertAgreed: { changeId: string };
  /** It has not helped in its time, so that the decision comes back. */
  MitigationTimeBoxEnded: { mitigationId: string };
  MitigationVerified: { mitigationId: string; outcome: MitigationOutcome; noteTextId: string | null };
  MessagePosted: { messageId: string; textId: string };
  IdeaParked: { ideaId: string; textId: string };
  IncidentResolved: { verificationTextId: string | null };
  IncidentReopened: { reasonTextId: string };
  SummaryPosted: { textId: string };
  PostmortemWritten: { textId: string };
  /** Somebody else than who handed it in read it. `textId` holds what is to be changed, or a remark. */
  PostmortemReviewed: { outcome: PostmortemReview; textId: string | null };
  PostmortemShared: { textId: string | null };
  IncidentClosed: Record<never, never>;
  /** A bug, with its ticket: the way out that is not an outage. */
  IncidentDismissed: { ticketTextId: string; reasonTextId: string | null };
  IncidentMerged: { intoIncidentId: string };
  DuplicateAbsorbed: {
    fromIncidentId: string;
    /** What the duplicate had told customers. */
    words?: { customerId: string; updateId: string; at: Instant }[];
  };
  ObligationRaised: {
    key: string;
    step: string;
    occurrence: number;
    act: Act;
    level: AutomationLevel;
    owner: string;
    audience: string | null;
    page: string | null;
    performAt: Instant | null;
    dueAt: Instant;
    nextReminderAt: Instant;
  };
  /** `proof` names the event or id that shows it, such as `update:u_1`. */
  ObligationDone: { key: string; late: boolean; proof: string };
  /** It is due again at another time because the priority, and with it the hours or the cadence, changed. */
  ObligationRescheduled: {
    key: string;
    performAt: Instant | null;
    dueAt: Instant;
    nextReminderAt: Instant;
    /** Because work stood down, or went on again; absent for a new priority. */
    why?: 'rest';
  };
  /** Past its due time: `role` is added as an owner, or null when all owners are only reminded. */
  ObligationLate: { key: string; role: string | null; nextReminderAt: Instant };
  ObligationWaived: { key: string; reasonTextId: string };
  ObligationLapsed: { key: string; why: LapseReason };
  /** A person keeps a draft from going out by itself before `untilAt`. */
  ObligationHeld: { key: string; untilAt: Instant; reasonTextId: string };
  TaskTicked: { key: string; noteTextId: string | null };
  /** Somebody is asked to keep an eye on the service while work rests. */
  WatcherAsked: { personId: string };
  /** Whoever acts keeps an eye on the service while work rests. */
  WatcherAgreed: Record<never, never>;
  /** Work rests until `resumeAt`; a new signal, or one on a service of `tripwires`, ends that at once. */
  StoodDown: { resumeAt: Instant; watcherId: string | null; tripwires: string[]; noteTextId: string | null };
  /** Work goes on: the time came, a signal did (`signalId`), somebody said so, or merged what is worked on into this. */
  WorkResumed: { cause: ResumeCause; signalId: string | null; reasonTextId: string | null };
  /** What a channel answered about one message. */
  DeliveryRecorded: {
    messageId: string;
    about: 'page' | 'update' | 'reminder' | 'notice';
    channel: string;
    recipientId: string | null;
    outcome: 'sent' | 'kept' | 'failed';
    proofTextId: string | null;
    /** The channel by which the words go out instead. */
    instead?: string;
  };
}

/** What ended a pause. */
export type ResumeCause = 'time' | 'tripwire' | 'person' | 'merge';

/** Clocks of one kind: whose, which time, and when they are or were due. */
interface ClocksDue {
  clock: ClockKind;
  due: { customerId: string; occurrence: number; dueAt: Instant }[];
}

/** Why a duty is no longer owed. */
export type LapseReason =
  | 'condition-no-longer-holds'
  | 'incident-resolved'
  | 'incident-reopened'
  | 'incident-ended'
  | 'no-longer-needed'
  | 'another-step-came';

/** The name of an event. */
export type IncidentEventType = keyof IncidentEventData;

/** An event of an incident, by whom and when. */
export type IncidentEvent = {
  [T in IncidentEventType]: { type: T; v: 1; at: Instant; by: Actor; data: IncidentEventData[T] };
}[IncidentEventType];

/** An event of one given type. */
export type EventOf<T extends IncidentEventType> = Extract<IncidentEvent, { type: T }>;
