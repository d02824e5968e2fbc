import type { Instant } from '#core/shared/instant.ts';

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
