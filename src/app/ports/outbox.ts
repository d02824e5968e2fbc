import type { Instant } from '#core/shared/instant.ts';
import type { ChannelAnswer } from './channel.ts';
import type { OutgoingMessage } from './outgoing-message.ts';

/** A message that this server may send until its lease ends; `fence` shows that it still may. */
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

/** A message, and what became of it. */
export interface OutboxRow {
  id: string;
  message: OutgoingMessage;
  state: 'waiting' | 'sent' | 'kept' | 'failed';
  createdAt: Instant;
  sentAt: Instant | null;
  attempts: number;
  proof: string | null;
}
