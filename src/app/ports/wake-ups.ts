import type { Instant } from '#core/shared/instant.ts';
import type { StreamKind } from './streams.ts';

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
