import { Client } from 'pg';
import { bringDeskForward, bringSpaceForward, refuseNewerSchema } from './bring-forward.ts';
import { DESK_SCHEMA, REAL_SPACE_ID, REAL_SPACE_SCHEMA } from './schema-name.ts';

/** Any number that other programs on the same database are unlikely to lock. */
const MIGRATION_LOCK = 2_204_202_600;

/**
 * Creates the desk's schema and the real space where they are missing and brings every space forward. Servers that
 * start at once wait for each other. Throws `NewerDatabaseError`, and changes nothing, for a newer desk's database.
 */
export async function migrateDesk(url: string): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'twoam migrate' });
  // A lost connection also fails the statement that is running, or the next one.
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migrateLocked(client);
  } finally {
    // Ending the connection gives the lock back.
    await client.end();
  }
}

async function migrateLocked(client: Client): Promise<void> {
  await refuseNewerSchema(client, DESK_SCHEMA, 'desk');
  const schemas = new Set([REAL_SPACE_SCHEMA, ...(await spaceSchemas(client))]);
  for (const schema of schemas) await refuseNewerSchema(client, schema, 'space');

  await bringDeskForward(client);
  for (const schema of schemas) await bringSpaceForward(client, schema);
  await client.query(
    `insert into twoam.spaces (id, schema, kind, title, state, clock_base_at, clock_real_base_at, clock_speed, cursor, created_at)
     values ($1, $2, 'real', 'Real incidents', 'running', 0, 0, 1, 0, $3) on conflict (id) do nothing`,
    [REAL_SPACE_ID, REAL_SPACE_SCHEMA, Date.now()],
  );
}

async function spaceSchemas(client: Client): Promise<string[]> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `select to_regclass('twoam.spaces') is not null as there`,
  );
  if (found[0]?.there !== true) return [];
  const { rows } = await client.query<{ schema: string }>('select schema from twoam.spaces order by schema');
  return rows.map(({ schema }) => schema);
}
