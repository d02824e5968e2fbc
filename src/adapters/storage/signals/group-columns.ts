import type { Selectable } from 'kysely';
import { isOpen, type Phase } from '#core/incident/phase.ts';
import type { GroupView } from '#core/signal/group-signals.ts';
import type { GroupRow } from '#app/ports/signals.ts';
import type { SpaceTables } from '../tables/space-tables.ts';

export type GroupColumns = Selectable<SpaceTables['signal_groups']>;

/** A group as folding reads it, with the phase of the incident it belongs to. */
export type GroupWithPhase = GroupColumns & { incident_phase: Phase | null };

/** Statuses of groups that can take new signals (core/signal/group-signals.ts decides). */
export const TAKING = `('open', 'declared', 'joined')`;

/** The columns of a group that folding may change, and those it sets once. */
export const GROUP_COLUMNS = [
  'id',
  'hook_id',
  'group_key',
  'group_key_hash',
  'title',
  'status',
  'source',
  'firing',
  'resolved',
  'reports',
  'customer_ids',
  'feature_id',
  'service',
  'severity',
  'opened_at',
  'last_signal_at',
  'incident_id',
  'page_id',
] as const;

export function groupFrom(row: GroupColumns): GroupRow {
  return {
    id: row.id,
    title: row.title,
    status: row.status,
    source: row.source,
    firing: row.firing,
    resolved: row.resolved,
    reports: row.reports,
    customerIds: row.customer_ids,
    featureId: row.feature_id,
    service: row.service,
    severity: row.severity,
    openedAt: row.opened_at,
    lastSignalAt: row.last_signal_at,
    incidentId: row.incident_id,
    pageId: row.page_id,
  };
}

/** The group as the rules of `core/signal` see it. */
export function groupView(row: GroupWithPhase): GroupView {
  return {
    id: row.id,
    status: row.status,
    hookId: row.hook_id,
    groupKey: row.group_key,
    featureId: row.feature_id,
    openedAt: row.opened_at,
    lastSignalAt: row.last_signal_at,
    incidentOpen: row.incident_phase !== null && isOpen(row.incident_phase),
  };
}
