import type { Selectable } from 'kysely';
import type { ActionItemRow, ActionItems } from '#app/ports/action-items.ts';
import type { SpaceDatabase } from './space-database.ts';
import type { SpaceTables } from './tables/space-tables.ts';

/** Action items in their table. */
export function createActionItems({ tables }: SpaceDatabase): ActionItems {
  const all = () => tables.selectFrom('action_items').selectAll();
  return {
    async get(id) {
      const row = await all().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : rowFrom(row);
    },
    async list({ incidentId, ownerId, status, overdueAt, limit }) {
      if (status?.length === 0) return [];
      let query = all();
      if (incidentId !== undefined) query = query.where('incident_id', '=', incidentId);
      if (ownerId !== undefined) query = query.where('owner_id', '=', ownerId);
      if (status !== undefined) query = query.where('status', 'in', status);
      if (overdueAt !== undefined) query = query.where('status', '=', 'agreed').where('overdue_at', '<=', overdueAt);
      const sorted = query
        .orderBy('overdue_at', (order) => order.asc().nullsLast())
        .orderBy('created_at')
        .orderBy('id');
      return (await sorted.limit(limit).execute()).map(rowFrom);
    },
    async byTrackerKey(key) {
      const row = await all().where('tracker_key', '=', key).orderBy('id').executeTakeFirst();
      return row === undefined ? null : rowFrom(row);
    },
  };
}

/** A row as its table's columns. */
export function actionItemColumns(row: ActionItemRow): Record<string, unknown> {
  return {
    id: row.id,
    incident_id: row.incidentId,
    text_id: row.textId,
    idea_ids: row.ideaIds,
    status: row.status,
    owner_id: row.ownerId,
    approver_id: row.approverId,
    due_on: row.dueOn,
    overdue_at: row.overdueAt,
    created_at: row.createdAt,
    ended_at: row.endedAt,
    tracker_key: row.trackerKey,
    tracker_url: row.trackerUrl,
    version: row.version,
  };
}

function rowFrom(row: Selectable<SpaceTables['action_items']>): ActionItemRow {
  return {
    id: row.id,
    incidentId: row.incident_id,
    textId: row.text_id,
    ideaIds: row.idea_ids,
    status: row.status,
    ownerId: row.owner_id,
    approverId: row.approver_id,
    dueOn: row.due_on,
    overdueAt: row.overdue_at,
    createdAt: row.created_at,
    endedAt: row.ended_at,
    trackerKey: row.tracker_key,
    trackerUrl: row.tracker_url,
    version: row.version,
  };
}
