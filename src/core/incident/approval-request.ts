import type { CommitmentLabel } from '../commitment/finding.ts';
import type { Actor } from '../shared/actor.ts';
import type { Instant } from '../shared/instant.ts';

/** How a request for approval ended: as asked, without what was flagged, not at all, or by silence. */
export type ApprovalOutcome = 'approved' | 'cleaned' | 'refused' | 'lapsed';

/** Words that wait for the approver before they go to an audience. */
export interface Approval {
  id: string;
  audience: string;
  textId: string;
  /** The words without what was flagged, which silence sends; null when nothing is left of them. */
  cleanTextId: string | null;
  labels: CommitmentLabel[];
  /** The duty they fulfil, if any. */
  key: string | null;
  /** The time of the next words that these promise. */
  promisedAt?: Instant;
  askedAt: Instant;
  askedBy: Actor;
  /** When the approver had not answered and the delegate was asked. */
  passedOnAt: Instant | null;
  outcome: ApprovalOutcome | null;
  answeredAt: Instant | null;
}
