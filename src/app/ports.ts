import type { Actor } from '#core/shared/actor.ts';
import type { DurationMs, Instant } from '#core/shared/instant.ts';
import type { IncidentEvent } from '#core/incident/events.ts';
import type { Phase } from '#core/incident/phase.ts';
import type { ComponentState } from '#core/status/component-state.ts';
import type { Maintenance } from '#core/status/maintenance.ts';
import type { PublicEntry } from '#core/status/public-incident.ts';
import type { Catalogue } from '#contract/catalogue.ts';
import type { ShownMessage } from '#contract/shown-message.ts';
import type { LiveMessage } from '#contract/live.ts';
import type { HookKind } from '#contract/signal.ts';
import type { PlanRunRow, PlanRuns } from './ports/revert.ts';
import type { ActionItemRow, ActionItems, SharedPostmortems } from './ports/action-items.ts';
import type { Changes } from './ports/changes.ts';
import type { Postmortems } from './ports/postmortems.ts';
import type { GateDecisions, RevertPlans } from './ports/revert-plans.ts';
import type { RestFactRow, RestRecords } from './ports/rest.ts';

/** Time of one space. The real space follows the machine; a drill's runs at its own speed. */
export interface Clock {
  now(): Instant;
  /** Real milliseconds until the space's time reaches `at`; 0 when it has, Infinity while paused. */
  realMsUntil(at: Instant): number;
}

/** Makes ids that nobody can guess; a drill's are a reproducible sequence. */
export interface Ids {
  next(prefix: string): string;
}

/** Kinds of streams with wake-ups of their own. A drill's keeps how far its scenario has been played. */
export type StreamKind = 'incident' | 'page' | 'plan-run' | 'action-item' | 'drill';

/** One stored event; `seq` counts from 1 within its stream. Pages and plan runs have event types of their own (`core/escalation`, `core/revert`). */
export interface StoredEvent<E = IncidentEvent> {
  seq: number;
  event: E;
}

/** Words kept apart from events, where they can be changed when a person is erased. */
export interface TextRow {
  id: string;
  body: string;
  authorId: string | null;
}

/** What lists show of an incident; rebuilt from its stream at any time. Titles and names are joined in by id. */
export interface IncidentRow {
  id: string;
  number: number;
  titleTextId: string;
  phase: Phase;
  priority: string | null;
  assumed: boolean;
  openedAt: Instant;
  resolvedAt: Instant | null;
  groupId: string | null;
  featureId: string | null;
  /** The change that was found to be the cause; null while nobody knows one. */
  causeChangeId: string | null;
  openDuties: number;
  lateDuties: number;
  /** The most urgent open duty: key, step, act, level, owner roles, times. Null when nothing is owed. */
  next: {
    key: string;
    step: string;
    act: string;
    level: 'auto' | 'draft' | 'ask';
    owners: { role: string; personId: string | null }[];
    dueAt: Instant;
    performAt: Instant | null;
    late: boolean;
  } | null;
  procedureVersionId: string;
  version: number;
}

/** Why a message exists. A repeat carries the same `messageId`, so that a duplicate is recognisable. */
export interface OutgoingMessage {
  /** Unique in its space: derived from the event that caused it, the channel and the recipient. Also the mail's Message-ID. */
  messageId: string;
  channel: 'mail' | 'ticket' | 'webhook' | 'room' | 'status-page';
  /** Person or customer id, a role's audience, or null for a whole channel. */
  recipientId: string | null;
  /** Where it goes: an address or URL, read when it is sent if null. */
  address: string | null;
  subject: string;
  body: string;
  /** `page`, `reminder`, `update`, `test`, `notice`, `subscriber`. */
  about: string;
  stream: { kind: StreamKind; id: string } | null;
  /** For webhooks: what is posted, as JSON. For a mail to a subscriber: where it is ended in one click. */
  payload: unknown;
  notBefore: Instant;
  /** For mail: the Message-ID it answers, so that it lands in that thread. */
  inReplyTo?: string | null;
  /** How long its channel is tried, when there is another way to go then; a day when absent. */
  patienceMs?: DurationMs | null;
}

/**
 * One step of writing to a stream: everything below becomes true together, or nothing does.
 * Without events the version stays, and row and wake-up are written all the same.
 */
export interface AppendBatch<E> {
  stream: { kind: StreamKind; id: string };
  /** The version that was decided upon; the append fails with `conflict` when the stream has moved on. */
  expectedVersion: number;
  events: E[];
  texts: TextRow[];
  /** The new read model (incidents only). */
  row: IncidentRow | null;
  messages: OutgoingMessage[];
  /** The stream's only wake-up from now on; null clears it. */
  wakeAt: Instant | null;
  /** Other rows that change together with the stream. */
  also: AlsoWrite[];
}

export type AlsoWrite =
  /** Makes the whole append a `conflict` when the group belongs to another incident than this and the one it moves from. */
  | {
      kind: 'group-status';
      groupId: string;
      status: 'declared' | 'joined';
      incidentId: string;
      movesFrom: string | null;
    }
  | { kind: 'public-words'; incidentId: string; row: PublicWords | null }
  /** Whom an update was sent to. A row that is there already stays. */
  | { kind: 'ledger'; rows: LedgerRow[] }
  /** Whom the incident hurts, as it is now. */
  | { kind: 'harm'; rows: HarmRow[] }
  /** The row of a plan run that starts. */
  | { kind: 'plan-run'; row: PlanRunRow }
  /** How a plan run stands now. */
  | { kind: 'plan-run-moved'; moved: Pick<PlanRunRow, 'id' | 'status' | 'outcome' | 'endedAt'> }
  /** What pages tell of the sleep of those whom they asked. */
  | { kind: 'rest-facts'; rows: RestFactRow[] }
  /** How an action item stands now. */
  | { kind: 'action-item'; row: ActionItemRow }
  /** Somebody acted: kept for those alone who let their sleep be inferred, and once in a while. */
  | { kind: 'rest-activity'; row: RestFactRow }
  /** A stream started by this decision, such as a page or a plan run. */
  | {
      kind: 'start-stream';
      stream: { kind: StreamKind; id: string };
      events: unknown[];
      wakeAt: Instant | null;
      messages: OutgoingMessage[];
    };

/** What the status page shows of an incident. */
export interface PublicWords {
  incidentId: string;
  title: string;
  state: 'investigating' | 'identified' | 'monitoring' | 'resolved';
  startedAt: Instant;
  resolvedAt: Instant | null;
  featureId: string | null;
  /** The oldest first. What rows from before lack is absent. */
  entries: {
    at: Instant;
    text: string;
    state: string;
    updateId: string;
    featureId?: string | null;
    component?: ComponentState;
    kind?: PublicEntry['kind'];
  }[];
  nextUpdateAt: Instant | null;
}

export interface EventStore {
  /** Events after `afterSeq`, in order; empty for an unknown stream. */
  read<E>(stream: { kind: StreamKind; id: string }, afterSeq?: number): Promise<StoredEvent<E>[]>;
  append<E>(batch: AppendBatch<E>): Promise<{ outcome: 'appended'; version: number } | { outcome: 'conflict' }>;
  /** The next incident number of the space; numbers may have gaps, never repeats. */
  nextIncidentNumber(): Promise<number>;
}

export interface IncidentRows {
  /** The newest first; `openedFrom` and `openedBefore` leave out what was opened before and from then on. */
  list(filter: {
    state: 'open' | 'ended' | 'all';
    limit: number;
    number?: number | undefined;
    openedFrom?: Instant;
    openedBefore?: Instant;
  }): Promise<IncidentRow[]>;
  get(id: string): Promise<IncidentRow | null>;
}

export interface Texts {
  /** Bodies by id; an unknown id is absent. */
  bodies(ids: string[]): Promise<Map<string, string>>;
  put(rows: TextRow[]): Promise<void>;
}

/** A claimed wake-up. `fence` must be handed back; a stale one changes nothing. */
export interface DueWakeUp {
  stream: { kind: StreamKind; id: string };
  dueAt: Instant;
  fence: number;
  /** How often it was claimed since it was last handled to the end; 1 the first time. */
  attempts: number;
}

/**
 * Durable wake-ups, one per stream. Claimed with a lease in database time of at most 3 s, so that another process
 * takes over from one that died.
 */
export interface WakeUps {
  claimDue(now: Instant, limit: number): Promise<DueWakeUp[]>;
  /** Gives a claimed wake-up back: as it was set by an append meanwhile, or again at `retryAt` after a failure. */
  release(wakeUp: DueWakeUp, retryAt: Instant | null): Promise<void>;
  /** Holds a claim for another lease while its work goes on; false when somebody else has it now. */
  renew(wakeUp: DueWakeUp): Promise<boolean>;
  /** The earliest wake-up that nobody holds, or null. */
  nextDueAt(): Promise<Instant | null>;
}

export interface ClaimedMessage {
  id: string;
  fence: number;
  /** Claims so far, this one included. */
  attempts: number;
  firstTriedAt: Instant;
  message: OutgoingMessage;
  /** Set when the message has left (or failed) already and only its outcome has not been told yet. */
  answer: FinalAnswer | null;
}

/** How a message ended. */
export type FinalAnswer = Exclude<ChannelAnswer, { outcome: 'retry-later' }>;

/**
 * Messages waiting to leave. Written by `append`, sent by the outbox worker, claimed with a lease of at most 3 s in
 * database time. What is done with a claim answers false, and changes nothing, when somebody else holds it by now.
 */
export interface Outbox {
  claimDue(now: Instant, limit: number): Promise<ClaimedMessage[]>;
  sent(claim: ClaimedMessage, at: Instant, outcome: 'sent' | 'kept', proof: string): Promise<boolean>;
  retryLater(claim: ClaimedMessage, at: Instant, why: string): Promise<boolean>;
  failed(claim: ClaimedMessage, at: Instant, why: string): Promise<boolean>;
  /** The outcome reached whoever needs it; with `retryAt` it did not and is to be told again then. */
  told(claim: ClaimedMessage, retryAt: Instant | null): Promise<boolean>;
  /** Holds a claim for another lease while its work goes on. */
  renew(claim: ClaimedMessage): Promise<boolean>;
  /** The earliest message that nobody holds, or null. */
  nextDueAt(): Promise<Instant | null>;
  /** Messages that belong to no stream's decision; `at` is when they were made, their `notBefore` by default. */
  put(messages: OutgoingMessage[], at?: Instant): Promise<void>;
  /** Without those to subscribers, who are told in their hundreds and shown to administrators only. */
  list(filter: { limit: number; incidentId: string | null }): Promise<OutboxRow[]>;
  /** Every message of an incident whose id begins so, in the order of their ids. */
  withPrefix(incidentId: string, prefix: string): Promise<OutboxRow[]>;
  countByState(): Promise<Record<OutboxRow['state'], number>>;
}

export interface OutboxRow {
  id: string;
  message: OutgoingMessage;
  state: 'waiting' | 'sent' | 'kept' | 'failed';
  createdAt: Instant;
  sentAt: Instant | null;
  attempts: number;
  proof: string | null;
}

/** What a channel answers about one message. */
export type ChannelAnswer =
  | { outcome: 'sent'; proof: string }
  /** Nothing is configured: the message is kept in the local outbox and shown there. */
  | { outcome: 'kept'; proof: string }
  | { outcome: 'retry-later'; why: string; afterMs?: number }
  | { outcome: 'failed-for-good'; why: string };

export interface Channel {
  name: OutgoingMessage['channel'];
  send(message: OutgoingMessage): Promise<ChannelAnswer>;
  /** The message as its reader would see it; sends nothing. Absent: subject and words as they are. */
  show?(message: OutgoingMessage): Promise<ShownMessage>;
}

/** The incident's own conversation: the desk's room first, chat platforms later. */
export interface IncidentChannel {
  name: string;
  /** Opens the conversation; answering the same `ref` for the same incident however often it is asked. */
  open(incident: { id: string; number: number; title: string }): Promise<{ ref: string }>;
}

export interface PersonRow {
  id: string;
  name: string;
  email: string | null;
  zone: string;
  contacts: { channel: 'mail' | 'webhook'; address: string }[];
  /** How the person is shown once erased, such as `responder 7`. */
  label: string;
  erasedAt: Instant | null;
}

export interface People {
  list(): Promise<PersonRow[]>;
  get(id: string): Promise<PersonRow | null>;
  /** Names by id; an erased person's label. */
  names(ids: string[]): Promise<Map<string, string>>;
  create(person: Omit<PersonRow, 'label' | 'erasedAt'>): Promise<void>;
  update(person: Omit<PersonRow, 'label' | 'erasedAt'>): Promise<void>;
  /**
   * Blanks name, addresses and contacts, replaces the name, address and email in every text, outbox message, signal,
   * report and audit row by the label, and ends the person's account and sessions.
   */
  erase(id: string, at: Instant): Promise<{ label: string } | null>;
}

/** Which people have accounts, for the page that shows both. */
export interface AccountsOfPeople {
  byPerson(): Promise<Map<string, { role: 'admin' | 'responder' | 'viewer'; mayPublish: boolean }>>;
}

export interface RotationRow {
  id: string;
  name: string;
  zone: string;
  /** Local date and time of the first handoff, `YYYY-MM-DDTHH:MM`. */
  startsOn: string;
  people: string[];
  overrides: { personId: string; fromAt: Instant; toAt: Instant }[];
}

export interface Rotations {
  list(): Promise<RotationRow[]>;
  put(rotation: RotationRow): Promise<void>;
  /** Sets the overrides of a rotation if they still are as they were seen; false, and nothing is changed, when not. */
  setOverrides(id: string, seen: RotationRow['overrides'], next: RotationRow['overrides']): Promise<boolean>;
}

export interface ProcedureRow {
  id: string;
  version: number;
  name: string;
  yaml: string;
  note: string;
  publishedAt: Instant;
  publishedBy: Actor;
}

export interface Procedures {
  list(): Promise<Omit<ProcedureRow, 'yaml'>[]>;
  get(id: string): Promise<ProcedureRow | null>;
  current(): Promise<ProcedureRow | null>;
  /** Fails with `conflict` when `basedOn` is given and no longer current. */
  publish(
    row: Omit<ProcedureRow, 'version'>,
    basedOn: string | null,
  ): Promise<{ outcome: 'published'; version: number } | { outcome: 'conflict' }>;
}

export interface Catalogues {
  get(): Promise<Catalogue>;
  put(catalogue: Catalogue): Promise<void>;
}

export interface PublicWordsStore {
  list(limit: number): Promise<PublicWords[]>;
}

/** Somebody outside who asked to be told of what is published. */
export interface StatusSubscription {
  id: string;
  channel: 'mail' | 'webhook';
  address: string;
  /** Components they are told of; null for all. */
  componentIds: string[] | null;
  createdAt: Instant;
  /** How often a confirmation was asked for since the last one was given. */
  asks: number;
  /** Null until they have proven that the address is theirs. */
  confirmedAt: Instant | null;
}

/** What became of the latest message to a subscriber. */
export interface SubscriberRow extends StatusSubscription {
  last: { state: OutboxRow['state']; at: Instant; proof: string | null } | null;
}

/** Subscriptions to the status page: personal data, kept until somebody leaves. */
export interface StatusSubscriptions {
  /**
   * A new subscription that waits for confirmation, or the known one of that address, asked once more. Null, and
   * nothing is changed, when it was asked lately or often, or when too many wait.
   */
  ask(
    asked: Pick<StatusSubscription, 'id' | 'channel' | 'address' | 'componentIds'>,
    at: Instant,
    limits: { againAfterMs: number; mostAsks: number; mostWaiting: number },
  ): Promise<StatusSubscription | null>;
  get(id: string): Promise<StatusSubscription | null>;
  /** From now on with the components that were last asked for; null for an unknown one. */
  confirm(id: string, at: Instant): Promise<StatusSubscription | null>;
  /** Deletes it, stops what was still to be sent to it, and forgets where it went. */
  remove(id: string): Promise<boolean>;
  /** Those who confirmed by `at`, in the order of their ids, after the given one. */
  confirmedBy(at: Instant, afterId: string | null, limit: number): Promise<StatusSubscription[]>;
  /** The newest first. */
  list(limit: number): Promise<SubscriberRow[]>;
  counts(): Promise<{ mail: number; webhook: number; waiting: number }>;
  /** Deletes those that were never confirmed and last asked for before an instant. */
  expireWaiting(before: Instant): Promise<number>;
}

/** One message of an update: who was told what, when, by which channel, and its proof. */
export interface LedgerRow {
  /** The message's id. */
  id: string;
  incidentId: string;
  updateId: string;
  audience: string;
  textId: string;
  /** The customer that was told; null for the public and for colleagues. */
  customerId: string | null;
  /** A person, a customer, a report, or null. */
  recipientId: string | null;
  channel: string;
  address: string | null;
  at: Instant;
  outcome: 'waiting' | 'sent' | 'kept' | 'failed';
  outcomeAt: Instant | null;
  proof: string | null;
}

/** From when to when an incident hurts a customer; `toAt` null while it does. */
export interface HarmRow {
  customerId: string;
  incidentId: string;
  fromAt: Instant;
  toAt: Instant | null;
}

/** What is kept of customers beside the catalogue: ids, times and proofs. Written by `append`. */
export interface CustomerRecords {
  /** The oldest first. */
  ledger(filter: {
    incidentId?: string;
    customerId?: string;
    fromAt?: Instant;
    toAt?: Instant;
    limit: number;
  }): Promise<LedgerRow[]>;
  /** What the channel answered; the first answer stays. */
  recordOutcome(
    id: string,
    answer: { outcome: Exclude<LedgerRow['outcome'], 'waiting'>; at: Instant; proof: string },
  ): Promise<void>;
  /** Harm that lasted into `[fromAt, toAt)`; of every customer when `customerId` is null. */
  harm(filter: { customerId: string | null; fromAt: Instant; toAt: Instant }): Promise<HarmRow[]>;
}

/** A planned maintenance as it is stored; its version counts changes. */
export interface MaintenanceRow extends Maintenance {
  version: number;
}

export interface Maintenances {
  /** The latest window first. */
  list(limit: number): Promise<MaintenanceRow[]>;
  get(id: string): Promise<MaintenanceRow | null>;
  /** Writes the row and the messages together; false, and nothing is changed, when the row before it is not the stored one. */
  put(row: MaintenanceRow, messages: OutgoingMessage[]): Promise<boolean>;
}

/** A claimed publication; `fence` must be handed back, a stale one changes nothing. */
export interface ClaimedPublication {
  targetId: string;
  fence: number;
  /** Tries since it last succeeded or was asked for, this one included. */
  attempts: number;
  wanted: number;
  /** Paths that stand there, each with the hash of what was written; empty to write everything. */
  files: Record<string, string>;
}

export interface PublicationRow {
  targetId: string;
  attempts: number;
  nextAt: Instant;
  triedAt: Instant | null;
  publishedAt: Instant | null;
  proof: string | null;
  /** Why the last try failed; null when it did not. */
  failure: string | null;
}

/** How the status page stands at each place where it is published; claimed with a lease of at most 3 s. */
export interface Publications {
  /** Asks that these places be brought up to date; with `afresh` everything is written again. */
  request(targetIds: string[], at: Instant, afresh: boolean): Promise<void>;
  /** Forgets every other place. */
  keepOnly(targetIds: string[]): Promise<void>;
  claimDue(now: Instant, limit: number): Promise<ClaimedPublication[]>;
  renew(claim: ClaimedPublication): Promise<boolean>;
  /** It comes again at `nextAt`, or at once when it was asked for meanwhile. */
  published(
    claim: ClaimedPublication,
    done: { at: Instant; nextAt: Instant; proof: string; files: Record<string, string> },
  ): Promise<boolean>;
  failed(claim: ClaimedPublication, failure: { at: Instant; retryAt: Instant; why: string }): Promise<boolean>;
  nextDueAt(): Promise<Instant | null>;
  list(): Promise<PublicationRow[]>;
}

/** One file to be published; `path` is relative, of letters, digits, dots, dashes and slashes. */
export interface PublishedFile {
  path: string;
  type: string;
  body: string;
}

/** What is to change at a place. The first page comes last, so that nothing it links to is missing. */
export interface SiteChanges {
  /** All files as they should stand. */
  all: PublishedFile[];
  changed: PublishedFile[];
  /** Paths to remove. */
  gone: string[];
}

export type PublishAnswer = { outcome: 'published'; proof: string } | { outcome: 'failed'; why: string };

/** A way to publish files at a place of its kind. It may be repeated and broken off at any instant. */
export interface Publisher {
  publish(changes: SiteChanges): Promise<PublishAnswer>;
}

/** Tells the desk's pages that something is newer. A hint: it may be lost, pages also poll. */
export interface Live {
  tell(message: LiveMessage): void;
}

/** Says that work of a space may be due earlier than its worker thinks. A hint: it may be lost, workers also poll. */
export interface WorkHint {
  spaceId: string;
  work: 'wake-ups' | 'outbox' | 'alert-leases';
  dueAt: Instant;
}

export interface Audit {
  write(entry: {
    at: Instant;
    actor: Actor;
    who: string;
    what: string;
    target: string;
    outcome: 'done' | 'refused';
  }): Promise<void>;
  list(
    limit: number,
  ): Promise<{ at: Instant; who: string; what: string; target: string; outcome: 'done' | 'refused' }[]>;
}

/** Settings of the whole desk. Secrets are encrypted at rest with a key that is not in the database. */
export interface Settings {
  /**
   * The stored value, which the caller checks, and its secret; null when nothing was put.
   * `secretLost` says that there is a secret which the key at hand cannot open.
   */
  get(key: string): Promise<{ value: unknown; secret: string | null; secretLost: boolean } | null>;
  /** An absent `secret` stays as it is, null removes it. */
  put(key: string, value: unknown, secret?: string | null): Promise<void>;
}

/** Personal data that is kept only for a time. */
export interface Retention {
  /** Blanks names and addresses of reporters, and addresses of messages that have left, from before an instant; answers how many rows. */
  forgetAddressesBefore(at: Instant): Promise<number>;
}

/** Everything one space's use cases need from storage. */
export interface SpaceStorage {
  events: EventStore;
  incidents: IncidentRows;
  texts: Texts;
  wakeUps: WakeUps;
  outbox: Outbox;
  people: People;
  rotations: Rotations;
  procedures: Procedures;
  catalogue: Catalogues;
  changes: Changes;
  revertPlans: RevertPlans;
  gateDecisions: GateDecisions;
  publicWords: PublicWordsStore;
  subscriptions: StatusSubscriptions;
  customers: CustomerRecords;
  publications: Publications;
  maintenances: Maintenances;
  planRuns: PlanRuns;
  actionItems: ActionItems;
  sharedPostmortems: SharedPostmortems;
  postmortems: Postmortems;
  signals: Signals;
  rest: RestRecords;
  retention: Retention;
}

/** A message as intake understood it: one alert of a tool, whatever dialect it spoke. */
export interface IncomingAlert {
  hookId: string;
  /** Alerts of one key are one alert. Scope: the hook. */
  dedupKey: string;
  /** Alerts with one group key open one group. Scope: the hook. */
  groupKey: string;
  status: 'firing' | 'resolved';
  title: string;
  details: string;
  severity: string | null;
  service: string | null;
  featureId: string | null;
  labels: Record<string, string>;
  link: string | null;
  startedAt: Instant;
  endedAt: Instant | null;
  /** When a firing alert without news counts as resolved; null never. */
  leaseUntil: Instant | null;
}

export interface IncomingReport {
  id: string;
  title: string;
  details: string;
  featureId: string | null;
  customerId: string | null;
  customerText: string | null;
  ticket: string | null;
  reporterName: string | null;
  reporterEmail: string | null;
  /** The Message-ID of the mail by which it came, so that answers land in its thread. */
  mailMessageId: string | null;
  key: string | null;
  at: Instant;
}

export interface SignalRow {
  id: string;
  kind: 'alert' | 'report';
  groupId: string;
  dedupKey: string | null;
  title: string;
  details: string;
  status: 'firing' | 'resolved' | 'received';
  startedAt: Instant;
  endedAt: Instant | null;
  labels: Record<string, string>;
  customerId: string | null;
  customerText: string | null;
  ticket: string | null;
  featureId: string | null;
  reporterEmail: string | null;
  mailMessageId: string | null;
  link: string | null;
}

export interface GroupRow {
  id: string;
  title: string;
  status: 'open' | 'closed' | 'declared' | 'joined' | 'dismissed';
  source: string;
  firing: number;
  resolved: number;
  reports: number;
  customerIds: string[];
  featureId: string | null;
  service: string | null;
  severity: string | null;
  openedAt: Instant;
  lastSignalAt: Instant;
  incidentId: string | null;
  pageId: string | null;
}

/** What became of accepted signals, so that the use case can act on it. */
export interface FoldedSignals {
  /** Groups that came into being by this request. */
  opened: GroupRow[];
  /** Groups whose last firing alert resolved. */
  closed: GroupRow[];
  /** Signals new to groups that belong to an incident. */
  joined: { incidentId: string; signal: SignalRow }[];
}

export interface HookRow {
  id: string;
  kind: HookKind;
  name: string;
  /** The unguessable last part of the address. */
  key: string;
  /** One that the key at hand cannot open reads as a value that nobody knows, so the hook refuses whoever asks. */
  secret: string | null;
  /** True when read with a key that cannot open the secret. */
  secretLost?: true;
  /** What its dialect is told, such as a mapping; null for nothing. */
  settings: unknown;
  lastUsedAt: Instant | null;
}

/** Alerts, reports, groups and hooks: tables with their own state machines. Folding is idempotent by dedup key. */
export interface Signals {
  /** Durable when it returns. One transaction for the whole request. */
  foldAlerts(alerts: IncomingAlert[], at: Instant): Promise<FoldedSignals>;
  /** Puts a report into the open group of its feature within `groupWithinMs`, or a new one; a repeated key answers the first. */
  foldReport(
    report: IncomingReport,
    groupWithinMs: number,
  ): Promise<{ group: GroupRow; signal: SignalRow; repeated: boolean; openedGroup: boolean }>;
  /** Resolves firing alerts whose lease ended; answers what closed. */
  expireLeases(now: Instant): Promise<FoldedSignals>;
  nextLeaseEndAt(): Promise<Instant | null>;
  listGroups(filter: 'waiting' | 'all'): Promise<GroupRow[]>;
  getGroup(id: string): Promise<{ group: GroupRow; signals: SignalRow[] } | null>;
  /** The group that a signal is in, with all its signals; null for an unknown signal. */
  groupOfSignal(signalId: string): Promise<{ group: GroupRow; signals: SignalRow[] } | null>;
  setGroup(id: string, change: Partial<Pick<GroupRow, 'status' | 'incidentId' | 'pageId'>>): Promise<void>;
  /** Marks a group that nobody decided on as dismissed; false when somebody was faster. */
  dismissGroup(id: string): Promise<boolean>;
  /** Signals of every group that belongs to the incident. */
  ofIncident(incidentId: string): Promise<SignalRow[]>;
  hooks(): Promise<HookRow[]>;
  hookByKey(key: string): Promise<HookRow | null>;
  putHook(row: HookRow): Promise<void>;
  deleteHook(id: string): Promise<boolean>;
  hookUsed(id: string, at: Instant): Promise<void>;
}

/** The real world, a drill that a cast plays, or a game day that real people play. */
export type SpaceKind = 'real' | 'drill' | 'game-day';

/** One world on the desk. */
export interface SpaceRow {
  id: string;
  schema: string;
  kind: SpaceKind;
  title: string;
  scenario: string | null;
  seat: 'on-call' | 'imoc' | 'soc' | null;
  state: 'running' | 'paused' | 'waiting-for-you' | 'finished';
  waitingFor: string | null;
  /** The clock: space time = baseAt + (real - realBaseAt) * speed, standing still while not `running`. */
  clock: { baseAt: Instant; realBaseAt: Instant; speed: number };
  /** How far the scenario has been played; the drill goes on from here after a crash. */
  cursor: number;
  createdAt: Instant;
}

export interface Spaces {
  list(): Promise<SpaceRow[]>;
  get(id: string): Promise<SpaceRow | null>;
  /** Makes the schema with all its tables. */
  create(row: SpaceRow): Promise<void>;
  update(id: string, change: Partial<Omit<SpaceRow, 'id' | 'schema' | 'kind'>>): Promise<void>;
  remove(id: string): Promise<void>;
  storage(row: SpaceRow): SpaceStorage;
}
