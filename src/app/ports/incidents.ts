import type { Phase } from '#core/incident/phase.ts';
import type { Instant } from '#core/shared/instant.ts';

/** What lists show of an incident; rebuilt from its stream at any time. Titles and names are joined in by id. */
export interface IncidentRow {
  id: string;
  number: number;
  titleTextId: string;
  phase: Phase;
  priority: string | null;
  assumed: boolean;
  openedAt: Instant;
  resolvedAt: Instant | null;
  groupId: string | null;
  featureId: string | null;
  /** The change that was found to be the cause; null while nobody knows one. */
  causeChangeId: string | null;
  openDuties: number;
  lateDuties: number;
  /** The most urgent open duty: key, step, act, level, owner roles, times. Null when nothing is owed. */
  next: {
    key: string;
    step: string;
    act: string;
    level: 'auto' | 'draft' | 'ask';
    owners: { role: string; personId: string | null }[];
    dueAt: Instant;
    performAt: Instant | null;
    late: boolean;
  } | null;
  procedureVersionId: string;
  version: number;
}

/** Enough of an incident to count its figures. */
export type CountedIncident = Pick<IncidentRow, 'id' | 'version' | 'procedureVersionId'>;

/** Reads what lists show of incidents. */
export interface IncidentRows {
  /** The newest first; `openedFrom` and `openedBefore` leave out what was opened before and from then on. */
  list(filter: {
    state: 'open' | 'ended' | 'all';
    limit: number;
    number?: number | undefined;
    openedFrom?: Instant;
    openedBefore?: Instant;
  }): Promise<IncidentRow[]>;
  /** Those opened from one instant to before another, the newest first, with no more than counting needs. */
  counted(filter: { openedFrom: Instant; openedBefore: Instant; limit: number }): Promise<CountedIncident[]>;
  get(id: string): Promise<IncidentRow | null>;
}
