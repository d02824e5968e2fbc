import type { ClientBase } from 'pg';
import { applyMissing } from '../bring-forward.ts';
import { readMigrations } from '../migration-files.ts';
import type { MigrationFolder } from '../migration-files.ts';
import { DESK_SCHEMA } from '../schema-name.ts';
import { qualified } from './desk-catalog.ts';

/** The numbers of the migrations each of the desk's schemas has had, such as `{ twoam: [1, 10], space_real: [1, 2] }`. */
export type SchemaLevels = Record<string, number[]>;

/** The schemas of a database with their migrations; empty when it holds no desk. */
export async function readLevels(client: ClientBase): Promise<SchemaLevels> {
  const { rows } = await client.query<{ schema: string }>(`
    select schemaname as schema from pg_tables
    where tablename = 'migrations' and (schemaname = '${DESK_SCHEMA}' or schemaname like 'space\\_%')
    order by schemaname collate "C"`);
  const levels: SchemaLevels = {};
  for (const { schema } of rows) {
    const table = qualified({ schema, name: 'migrations' });
    const applied = await client.query<{ number: number }>(`select number from ${table} order by number`);
    levels[schema] = applied.rows.map(({ number }) => number);
  }
  return levels;
}

/** A migration that the levels have and this desk does not know, as `schema number`. */
export function findUnknownMigration(levels: SchemaLevels): string | undefined {
  for (const [schema, applied] of Object.entries(levels)) {
    const known = new Set(readMigrations(folderOf(schema)).map(({ number }) => number));
    const unknown = applied.find((number) => !known.has(number));
    if (unknown !== undefined) return `${schema} ${unknown}`;
  }
  return undefined;
}

/** Creates the schemas at exactly these levels, in the client's open transaction. */
export async function createSchemas(client: ClientBase, levels: SchemaLevels): Promise<void> {
  for (const [schema, applied] of Object.entries(levels)) {
    await applyMissing(client, schema, folderOf(schema), new Set(applied));
  }
}

/** Brings the schemas to this desk's newest level, in the client's open transaction. */
export async function bringSchemasForward(client: ClientBase, levels: SchemaLevels): Promise<void> {
  for (const schema of Object.keys(levels)) await applyMissing(client, schema, folderOf(schema));
}

function folderOf(schema: string): MigrationFolder {
  return schema === DESK_SCHEMA ? 'desk' : 'space';
}
