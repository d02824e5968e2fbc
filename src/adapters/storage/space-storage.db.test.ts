import { Client } from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { freshStorage, type FreshStorage } from '#testing/fresh-storage.ts';
import { describeStore } from '#testing/store-kit.ts';

let storage: FreshStorage;
let client: Client;
beforeAll(async () => {
  storage = await freshStorage();
  client = new Client({ connectionString: storage.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await storage.close();
});

describeStore('PostgreSQL', async () => {
  const { rows } = await client.query<{ tables: string }>(
    `select string_agg(format('space_real.%I', tablename), ', ') as tables from pg_tables
     where schemaname = 'space_real' and tablename <> 'migrations'`,
  );
  await client.query(`truncate ${rows[0]?.tables}`);
  return { storage: storage.real, close: async () => {} };
});
