import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '#testing/database.ts';
import { migrateDesk } from './migrate.ts';

let database: FreshDatabase;
let client: Client;
beforeEach(async () => {
  database = await freshDatabase({ empty: true });
  client = new Client({ connectionString: database.url });
  await client.connect();
});
afterEach(async () => {
  await client.end();
  await database.drop();
});

test('servers that start at once on an empty database bring it forward once', async () => {
  await Promise.all(Array.from({ length: 4 }, () => migrateDesk(database.url)));
  const { rows } = await client.query('select id, schema, kind, state from twoam.spaces');
  expect(rows).toEqual([{ id: 'real', schema: 'space_real', kind: 'real', state: 'running' }]);
  await client.query('select from space_real.streams, space_real.signal_groups, twoam.accounts');
});

test('a second start keeps what is there', async () => {
  await migrateDesk(database.url);
  await client.query(`insert into space_real.texts values ('t', 'kept', null)`);
  await migrateDesk(database.url);
  expect((await client.query('select body from space_real.texts')).rows).toEqual([{ body: 'kept' }]);
});

test('every space is brought forward, drills too', async () => {
  await migrateDesk(database.url);
  await client.query(`
    insert into twoam.spaces select 'old', 'space_old', 'drill', title, scenario, seat, state, waiting_for,
      clock_base_at, clock_real_base_at, clock_speed, cursor, created_at from twoam.spaces`);
  await migrateDesk(database.url);
  await client.query('select from space_old.signal_groups');
});

test.each(['twoam', 'space_real'])(
  'a database that a newer desk wrote (%s) is refused and left alone',
  async (schema) => {
    await migrateDesk(database.url);
    await client.query(`delete from twoam.migrations where number = 1`);
    await client.query(`insert into ${schema}.migrations values (9999, '9999_future.sql', clock_timestamp())`);
    await expect(migrateDesk(database.url)).rejects.toThrow(
      /written by a newer TwoAM: \w+ is at step 9999, this version knows \d+\. Start the newer version/,
    );
    expect((await client.query('select from twoam.migrations where number = 1')).rowCount).toBe(0);
  },
);
