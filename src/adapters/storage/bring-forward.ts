import type { ClientBase } from 'pg';
import { readMigrations, type MigrationFolder } from './migration-files.ts';
import { DESK_SCHEMA, spaceSchema } from './schema-name.ts';

/** The database was written by a newer version of the desk; nothing was changed. */
class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError';
}

/** Brings the desk's own schema forward, creating it where it is missing. */
export async function bringDeskForward(client: ClientBase): Promise<void> {
  await bringForward(client, DESK_SCHEMA, 'desk');
}

/** Brings one space's schema forward, creating it where it is missing. */
export async function bringSpaceForward(client: ClientBase, schema: string): Promise<void> {
  await bringForward(client, spaceSchema(schema), 'space');
}

/** Throws `NewerDatabaseError` when a schema has migrations that this code does not know. */
export async function refuseNewerSchema(client: ClientBase, schema: string, folder: MigrationFolder): Promise<void> {
  const known = new Set(readMigrations(folder).map(({ number }) => number));
  const foreign = (await appliedNumbers(client, schema)).filter((number) => !known.has(number));
  if (foreign.length === 0) return;
  throw new NewerDatabaseError(
    `This database was written by a newer TwoAM: ${schema} is at step ${Math.max(...foreign)}, this version knows ${Math.max(...known)}. ` +
      'Start the newer version, or restore a backup that this version made.',
  );
}

async function bringForward(client: ClientBase, schema: string, folder: MigrationFolder): Promise<void> {
  await client.query('begin');
  try {
    await applyMissing(client, schema, folder);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

/** Applies what a schema is missing, or what of it is in `only`, within the caller's transaction. */
export async function applyMissing(
  client: ClientBase,
  schema: string,
  folder: MigrationFolder,
  only?: ReadonlySet<number>,
): Promise<void> {
  await client.query(`create schema if not exists ${schema}`);
  await client.query(`set local search_path to ${schema}`);
  await client.query(
    'create table if not exists migrations (number integer primary key, name text not null, applied_at timestamptz not null)',
  );
  const applied = new Set(await appliedNumbers(client, schema));
  for (const { number, name, sql } of readMigrations(folder)) {
    if (applied.has(number) || only?.has(number) === false) continue;
    await client.query(sql);
    await client.query('insert into migrations values ($1, $2, clock_timestamp())', [number, name]);
  }
}

async function appliedNumbers(client: ClientBase, schema: string): Promise<number[]> {
  const { rows: found } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
    `${schema}.migrations`,
  ]);
  if (found[0]?.there !== true) return [];
  const { rows } = await client.query<{ number: number }>(`select number from ${schema}.migrations order by number`);
  return rows.map(({ number }) => number);
}
