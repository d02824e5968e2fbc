import type { Instant } from '#core/shared/instant.ts';

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

/** How the status page stands at one place. */
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
