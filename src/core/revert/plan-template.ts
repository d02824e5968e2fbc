import type { ChangeKind } from '../change/recorded-change.ts';
import type { DurationMs, Instant } from '../shared/instant.ts';
import type { RevertPlan } from './revert-plan.ts';

/** How changes of one service are undone, with places such as `{{previousVersion}}` that each change fills. */
export interface PlanTemplate extends Pick<
  RevertPlan,
  'reversible' | 'alternative' | 'data' | 'dataNote' | 'steps' | 'quietWithinMs' | 'owner' | 'rehearsedAt'
> {
  service: string;
  /** Kinds of changes that it undoes. */
  kinds: readonly ChangeKind[];
  /** How long after a change it can be undone; null for no end. */
  reversibleForMs: DurationMs | null;
  /** Null: what the procedure says. */
  timeBoxMs: DurationMs | null;
}

/** A template as the desk stores it: its number among the versions of its service, and since when it applies. */
export interface StoredTemplate extends PlanTemplate {
  version: number;
  since: Instant;
}
