import type { Actor } from '../shared/actor.ts';
import type { Instant } from '../shared/instant.ts';
import type { Phase } from './phase.ts';

/** Somebody who was asked to keep an eye on the service while work rests. */
export interface Asked {
  personId: string;
  askedBy: Actor;
  askedAt: Instant;
}

/** Whoever watches, once they agreed. */
export interface Watch extends Asked {
  agreedAt: Instant | null;
  /** Somebody who was asked to take the watch over from them, and has not answered. */
  next: Asked | null;
}

/** The pause that lasts now. */
export interface StandDown {
  at: Instant;
  by: Actor;
  resumeAt: Instant;
  watcherId: string | null;
  /** Services whose alerts end it. */
  tripwires: string[];
  noteTextId: string | null;
  /** Where the incident was in its life, and is again afterwards. */
  from: Phase;
  /** Who held which role, and was released. */
  released: Record<string, string>;
  /** Audiences that got words since it began. */
  told: string[];
}

/** A stretch of time in which nobody worked, `[fromAt, toAt)`. */
export interface Pause {
  fromAt: Instant;
  toAt: Instant;
  /** Roles whose holders were released for it. */
  released: string[];
}
