import type { ActionItemStatus } from '#core/postmortem/action-item.ts';
import type { Instant } from '#core/shared/instant.ts';

/** What lists show of an action item; its stream has the rest. Its words are joined in by id. */
export interface ActionItemRow {
  id: string;
  incidentId: string;
  textId: string;
  ideaIds: string[];
  status: ActionItemStatus;
  ownerId: string | null;
  approverId: string | null;
  dueOn: string | null;
  overdueAt: Instant | null;
  createdAt: Instant;
  endedAt: Instant | null;
  /** How its tracker calls it, as `trackerKey` makes it; null while it is in none. */
  trackerKey: string | null;
  trackerUrl: string | null;
  version: number;
}

/** Action items as their streams left them. Written by `append`. */
export interface ActionItems {
  get(id: string): Promise<ActionItemRow | null>;
  /** The earliest due first, those without a date last; `overdueAt` gives the agreed ones that are overdue then. */
  list(filter: {
    incidentId?: string | undefined;
    ownerId?: string | undefined;
    status?: ActionItemStatus[] | undefined;
    overdueAt?: Instant | undefined;
    limit: number;
  }): Promise<ActionItemRow[]>;
  byTrackerKey(key: string): Promise<ActionItemRow | null>;
}

/** A postmortem that was made public without names: frozen as it was then. */
export interface SharedPostmortemRow {
  /** The unguessable last part of its address. */
  id: string;
  incidentId: string;
  /** The whole page. */
  html: string;
  publishedAt: Instant;
  publishedBy: string;
  /** From then on its address leads nowhere, and its page is gone. */
  revokedAt: Instant | null;
}

/** Postmortems that anybody with the address may read. */
export interface SharedPostmortems {
  put(row: Omit<SharedPostmortemRow, 'revokedAt'>): Promise<void>;
  /** Null for one that is unknown or was revoked. */
  page(id: string): Promise<{ html: string } | null>;
  /** The newest first, without their pages. */
  list(incidentId: string): Promise<Omit<SharedPostmortemRow, 'html'>[]>;
  /** Forgets the page; false for one that is unknown or was revoked before. */
  revoke(id: string, at: Instant): Promise<boolean>;
}
