import type { Instant } from '../shared/instant.ts';
import type { Terms } from './terms.ts';

/** Words that reached out to a customer. */
export interface WordsTold {
  updateId: string;
  at: Instant;
  /** Counts the words to this customer in the incident, from 1. */
  ordinal: number;
  /** The next time that words of a stand-down named; null for all other words. */
  untilAt: Instant | null;
}

/** Why a customer is hurt no longer. */
export type SpellEnd = 'resolved' | 'not-hurt' | 'not-an-incident' | 'merged';

/** A time during which the incident hurts a customer. A reopening, or being named again, begins another. */
export interface Spell {
  /** Start of harm, as far as it is known. */
  fromAt: Instant;
  /** When the customer's first report in it was received. */
  reportedAt: Instant | null;
  /** When it was known that the incident hurts them. */
  knownAt: Instant | null;
  /** When a mitigation was seen to work, or the incident was resolved. */
  restoredAt: Instant | null;
  words: WordsTold[];
  endedAt: Instant | null;
  end: SpellEnd | null;
  /** From when on nothing is owed for it any more; first words may still be owed after service was restored. */
  closedAt: Instant | null;
}

/** What an incident knows of one customer. */
export interface CustomerState {
  /** Null when nothing was promised to them when they became known. */
  terms: Terms | null;
  spells: Spell[];
  /** A report received while the incident was not open; it begins the spell of a reopening. */
  reportedAfterAt: Instant | null;
  wordsTold: number;
  /** Clocks that were told of, by their key. */
  marks: Record<string, ClockMark>;
}

/** What was recorded of a clock. */
export interface ClockMark {
  warnedAt: Instant | null;
  breachedAt: Instant | null;
}

/** Customers who are hurt, by id. */
export type Customers = Record<string, CustomerState>;
