import type { RecordedChange } from '../change/recorded-change.ts';
import type { RevertPlan } from './revert-plan.ts';

/** A recorded change, as far as its way back is read from it. */
export interface PlannedChange extends Pick<
  RecordedChange,
  'id' | 'at' | 'kind' | 'services' | 'title' | 'environment' | 'status' | 'author'
> {
  /** What was put there; null when nobody said. */
  version: string | null;
  /** What ran there before; null when nobody said. */
  previousVersion: string | null;
  /** How to undo it, in free words. */
  revertPlan: string | null;
  /** A plan written for this change. */
  plan: RevertPlan | null;
}

/** What of the catalogue plans are made with: who calls whom, and who owns it. Edges may be missing and may form cycles. */
export interface PlanCatalogue {
  services: readonly { id: string; dependsOn: readonly string[]; owner: string }[];
}
