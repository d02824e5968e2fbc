import type { Actor } from '../shared/actor.ts';
import type { Instant } from '../shared/instant.ts';

/** Why a handover was proposed: somebody asked for it, or the procedure's rest policy did. */
export type HandoverCause = 'asked' | 'rest-policy';

/** Why a proposed handover ended without anybody taking over. */
export type WithdrawnWhy =
  | 'by-hand'
  | 'kept-on'
  | 'nobody-answered'
  | 'not-taken-over'
  | 'all-declined'
  | 'no-longer-needed';

/** A role that is being passed on. Its holder keeps it until somebody has read back what they take over. */
export interface Handover {
  id: string;
  role: string;
  fromPersonId: string;
  /** Whom to ask, in order. */
  candidateIds: string[];
  cause: HandoverCause;
  noteTextId: string | null;
  at: Instant;
  by: Actor;
  /** The page that asks them; null when nobody needs asking. */
  pageId: string | null;
  declinedBy: string[];
  end: 'taken-over' | WithdrawnWhy | null;
  endedAt: Instant | null;
}

/** Only what can be undone is done, because nobody takes over a role from somebody who needs relief. */
export interface Narrowing {
  role: string;
  /** From whom nobody can take it over. */
  personId: string | null;
  at: Instant;
  /** The page that asks the escalation for help. */
  pageId: string | null;
  /** Since when it does not count any more, by a person's word. */
  liftedAt: Instant | null;
}
