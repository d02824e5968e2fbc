import { Client } from 'pg';
import { expect, test } from 'vitest';
import { freshDatabase } from './database.ts';

test('each database is its own, although many are made at once', async () => {
  const made = await Promise.all(Array.from({ length: 8 }, () => freshDatabase()));
  const names = await Promise.all(made.map(({ url }) => markAndRead(url)));
  expect(names).toEqual(made.map(({ name }) => [name]));
  await Promise.all(made.map((database) => database.drop()));
});

test('a dropped database is gone, although somebody was still connected', async () => {
  const database = await freshDatabase();
  const client = new Client({ connectionString: database.url });
  client.on('error', () => {});
  await client.connect();
  await database.drop();
  await expect(client.query('select 1')).rejects.toThrow();
  await expect(markAndRead(database.url)).rejects.toThrow('does not exist');
});

async function markAndRead(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('create table mark as select current_database()::text as name');
  const { rows } = await client.query<{ name: string }>('select name from mark');
  await client.end();
  return rows.map((row) => row.name);
}
