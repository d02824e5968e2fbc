import type { Instant } from '#core/shared/instant.ts';
import type { OutboxRow } from './outbox.ts';

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
