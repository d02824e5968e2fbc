import type { ChangeKind, ChangeStatus, RecordedChange } from '#core/change/recorded-change.ts';
import type { RevertPlan } from '#core/revert/revert-plan.ts';
import type { ChangeNews } from '#core/change/change-news.ts';
import type { Instant } from '#core/shared/instant.ts';

/** How a change came into the register. */
export type ChangeSource = 'desk' | 'api' | 'cli' | 'pagerduty' | 'github' | 'gitlab' | 'cloudevents' | 'generic';

/** A change of the register. */
export interface ChangeRow extends RecordedChange {
  services: string[];
  /** When its status became what it is: older news does not change it. */
  statusAt: Instant;
  /** What went out, such as `v4.12`; null when nobody said. */
  version: string | null;
  /** What ran before it. */
  previousVersion: string | null;
  /** `owner/name`, as its host writes it. */
  repository: string | null;
  link: string | null;
  source: ChangeSource;
  /** Unique in its space: a repeat with the same key is the same change. */
  key: string | null;
  /** Whether it undoes another change, known or not. */
  isRevert: boolean;
  /** The change it undoes, which becomes `rolled-back` when this one has succeeded. */
  reverts: string | null;
  /** How it is undone, in somebody's words; null when nobody wrote any. */
  revertPlan: string | null;
  /** How it is undone, step by step. */
  plan: RevertPlan | null;
  /** What the gate said of it. */
  gate: unknown;
}

/** A change as intake understood it, whatever dialect it came in. */
export interface IncomingChange extends Omit<
  ChangeRow,
  'id' | 'previousVersion' | 'reverts' | 'revertPlan' | 'plan' | 'gate'
> {
  /** Names that may be a service's, for when no services were named: those that the catalogue knows count. */
  hints: string[];
}

/** Which changes are listed; what is absent does not filter. */
export interface ChangeFilter {
  service?: string | undefined;
  environment?: string | undefined;
  kind?: ChangeKind | undefined;
  status?: ChangeStatus | undefined;
  repository?: string | undefined;
  /** From this instant on. */
  fromAt?: Instant | undefined;
  /** Before this instant. */
  toAt?: Instant | undefined;
  /** Only those that come after this one in the list. */
  after?: { at: Instant; id: string } | undefined;
  limit: number;
}

/** `updated`: the key was known and its status, end or version is news; `repeated`: nothing of it was. */
export interface ChangeRecorded {
  change: ChangeRow;
  outcome: 'recorded' | 'updated' | 'repeated';
  /** Changes that this one undid: they are `rolled-back` now. */
  undone: string[];
}

/** The register of changes. Whatever order news of one change comes in, its status is in the end the same (`withNews`). */
export interface Changes {
  /** The newest first; of one instant, by id, the greatest first. */
  list(filter: ChangeFilter): Promise<ChangeRow[]>;
  byIds(ids: string[]): Promise<ChangeRow[]>;
  byKey(key: string): Promise<ChangeRow | null>;
  /** A new change, or news of the one that has its key already; a revert that succeeded marks what it undoes. */
  record(row: ChangeRow): Promise<ChangeRecorded>;
  /** News of one that is known; null for an unknown one. */
  update(id: string, news: ChangeNews): Promise<ChangeRecorded | null>;
  /** What is found out about a change afterwards; null for an unknown one. */
  amend(id: string, more: Partial<Pick<ChangeRow, 'plan' | 'gate' | 'revertPlan'>>): Promise<ChangeRow | null>;
}
