import type { Instant } from '#core/shared/instant.ts';
import type { ComponentState } from '#core/status/component-state.ts';
import type { PublicEntry } from '#core/status/public-incident.ts';

/** What the status page shows of an incident. */
export interface PublicWords {
  incidentId: string;
  title: string;
  state: 'investigating' | 'identified' | 'monitoring' | 'resolved';
  startedAt: Instant;
  resolvedAt: Instant | null;
  featureId: string | null;
  /** The oldest first. What rows from before lack is absent. */
  entries: {
    at: Instant;
    text: string;
    state: string;
    updateId: string;
    featureId?: string | null;
    component?: ComponentState;
    kind?: PublicEntry['kind'];
  }[];
  nextUpdateAt: Instant | null;
}

/** Reads what the status page says of incidents. */
export interface PublicWordsStore {
  list(limit: number): Promise<PublicWords[]>;
}
