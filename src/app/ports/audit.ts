import type { Actor } from '#core/shared/actor.ts';
import type { Instant } from '#core/shared/instant.ts';

/** Keeps who did what, and when. */
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
