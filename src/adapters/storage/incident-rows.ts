import type { Selectable } from 'kysely';
import { hasEnded } from '#core/incident/phase.ts';
import type { CountedIncident, IncidentRow, IncidentRows } from '#app/ports/incidents.ts';
import type { SpaceDatabase } from './space-database.ts';
import type { SpaceTables } from './tables/space-tables.ts';

export function createIncidentRows({ tables, run, schema }: SpaceDatabase): IncidentRows {
  return {
    async list({ state, limit, number, openedFrom, openedBefore }) {
      let query = tables.selectFrom('incidents').selectAll().orderBy('opened_at', 'desc').orderBy('number', 'desc');
      if (state !== 'all') query = query.where('ended', '=', state === 'ended');
      if (number !== undefined) query = query.where('number', '=', number);
      if (openedFrom !== undefined) query = query.where('opened_at', '>=', openedFrom);
      if (openedBefore !== undefined) query = query.where('opened_at', '<', openedBefore);
      return (await query.limit(limit).execute()).map(incidentFrom);
    },

    counted({ openedFrom, openedBefore, limit }) {
      const text = `select id, version, procedure_version_id as "procedureVersionId" from ${schema}.incidents
        where opened_at >= $1 and opened_at < $2 order by opened_at desc, number desc limit $3`;
      return run<CountedIncident>({ name: 'counted incidents', text }, [openedFrom, openedBefore, limit]);
    },

    async get(id) {
      const row = await tables.selectFrom('incidents').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : incidentFrom(row);
    },
  };
}

/** A read model as the columns hold it, for a JSON parameter. */
export function incidentColumns(row: IncidentRow) {
  return {
    id: row.id,
    number: row.number,
    title_text_id: row.titleTextId,
    phase: row.phase,
    priority: row.priority,
    assumed: row.assumed,
    opened_at: row.openedAt,
    resolved_at: row.resolvedAt,
    group_id: row.groupId,
    feature_id: row.featureId,
    cause_change_id: row.causeChangeId,
    open_duties: row.openDuties,
    late_duties: row.lateDuties,
    next: row.next,
    procedure_version_id: row.procedureVersionId,
    version: row.version,
    ended: hasEnded(row.phase),
  };
}

function incidentFrom(row: Selectable<SpaceTables['incidents']>): IncidentRow {
  return {
    id: row.id,
    number: row.number,
    titleTextId: row.title_text_id,
    phase: row.phase,
    priority: row.priority,
    assumed: row.assumed,
    openedAt: row.opened_at,
    resolvedAt: row.resolved_at,
    groupId: row.group_id,
    featureId: row.feature_id,
    causeChangeId: row.cause_change_id,
    openDuties: row.open_duties,
    lateDuties: row.late_duties,
    next: row.next,
    procedureVersionId: row.procedure_version_id,
    version: row.version,
  };
}
