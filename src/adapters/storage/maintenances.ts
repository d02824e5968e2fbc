import type { MaintenanceRow, Maintenances } from '#app/ports/maintenances.ts';
import { APPEND_PARTS } from './append-statement.ts';
import { jsonText } from './json-text.ts';
import { messageColumns } from './outbox-columns.ts';
import type { SpaceDatabase } from './space-database.ts';

interface MaintenanceColumns {
  id: string;
  version: number;
  title: string;
  component_ids: string[];
  starts_at: number;
  ends_at: number;
  created_at: number;
  entries: MaintenanceRow['entries'];
}

/** Planned maintenance; a change and what it lets people know are written together. */
export function createMaintenances(database: SpaceDatabase, messageAt: (at: number) => void): Maintenances {
  const table = `${database.schema}.maintenances`;
  return {
    async list(limit) {
      const text = `select * from ${table} order by starts_at desc, id desc limit $1`;
      return (await database.run<MaintenanceColumns>({ name: 'list maintenances', text }, [limit])).map(rowFrom);
    },
    async get(id) {
      const text = `select * from ${table} where id = $1`;
      const [row] = await database.run<MaintenanceColumns>({ name: 'get maintenance', text }, [id]);
      return row === undefined ? null : rowFrom(row);
    },
    async put({ id, version, title, componentIds, startsAt, endsAt, createdAt, entries }, messages) {
      const text = `with head as (
          insert into ${table} as m (id, version, title, component_ids, starts_at, ends_at, created_at, entries)
          values ($1, $2, $3, $4::jsonb, $5, $6, $7, $8::jsonb)
          on conflict (id) do update set version = excluded.version, title = excluded.title,
            component_ids = excluded.component_ids, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
            entries = excluded.entries
          where m.version = excluded.version - 1
          returning version
        ), told as (${APPEND_PARTS.messages(database.schema, '$9')}) select version from head`;
      const rows = jsonText(messages.map((message) => messageColumns(message, message.notBefore)));
      const values = [id, version, title, jsonText(componentIds), startsAt, endsAt, createdAt, jsonText(entries), rows];
      const written = (await database.run({ name: 'put maintenance', text }, values)).length > 0;
      if (written && messages.length > 0) messageAt(Math.min(...messages.map(({ notBefore }) => notBefore)));
      return written;
    },
  };
}

function rowFrom(row: MaintenanceColumns): MaintenanceRow {
  return {
    id: row.id,
    version: row.version,
    title: row.title,
    componentIds: row.component_ids,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    createdAt: row.created_at,
    entries: row.entries,
  };
}
