import type { IncidentEvent } from '#core/incident/events.ts';
import type { Instant } from '#core/shared/instant.ts';
import type { ActionItemRow } from './action-items.ts';
import type { HarmRow, LedgerRow } from './customer-records.ts';
import type { IncidentRow } from './incidents.ts';
import type { OutgoingMessage } from './outgoing-message.ts';
import type { PublicWords } from './public-words.ts';
import type { RestFactRow } from './rest.ts';
import type { PlanRunRow } from './revert.ts';
import type { StreamKind } from './streams.ts';
import type { TextRow } from './texts.ts';

/** One stored event; `seq` counts from 1 within its stream. Pages and plan runs have event types of their own (`core/escalation`, `core/revert`). */
export interface StoredEvent<E = IncidentEvent> {
  seq: number;
  event: E;
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

/** What is written in the same transaction as the events. */
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

/** Keeps streams of events, together with all that changes with them. */
export interface EventStore {
  /** Events after `afterSeq`, in order; empty for an unknown stream. */
  read<E>(stream: { kind: StreamKind; id: string }, afterSeq?: number): Promise<StoredEvent<E>[]>;
  append<E>(batch: AppendBatch<E>): Promise<{ outcome: 'appended'; version: number } | { outcome: 'conflict' }>;
  /** The next incident number of the space; numbers may have gaps, never repeats. */
  nextIncidentNumber(): Promise<number>;
}
