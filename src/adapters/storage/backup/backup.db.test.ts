import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { Client } from 'pg';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { freshDatabase } from '#testing/database.ts';
import type { FreshDatabase } from '#testing/database.ts';
import { applyMissing } from '../bring-forward.ts';
import { migrateDesk } from '../migrate.ts';
import { readMigrations } from '../migration-files.ts';
import { backup } from './backup.ts';
import { readLevels } from './desk-schemas.ts';
import { restore } from './restore.ts';

const folder = mkdtempSync(join(tmpdir(), 'twoam-backup-'));
const file = join(folder, 'desk.backup');
const appVersion = '1.2.3';

interface Opened {
  readonly url: string;
  readonly client: Client;
}

const opened: { database: FreshDatabase; client: Client }[] = [];
let desk: Opened;

beforeEach(async () => {
  desk = await open();
  await desk.client.query(`insert into twoam.settings values ('mail', '{"from":"désk@example.com"}', '\\x00ff')`);
  await desk.client.query(`insert into space_real.counters values ('incident', 9007199254740993)
    on conflict (name) do update set value = excluded.value`);
  await desk.client.query(
    `insert into space_real.texts select 'text-' || n, 'words ' || n from generate_series(1, 500) n`,
  );
});

afterEach(async () => {
  for (const { database, client } of opened.splice(0)) {
    await client.end();
    await database.drop();
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a restored desk has every row of every table, as it was', async () => {
  await desk.client.query('begin');
  await applyMissing(desk.client, 'space_drill_1', 'space');
  await desk.client.query(`insert into space_drill_1.texts values ('only-here', 'in the drill')`);
  await desk.client.query('commit');
  const written = await backup({ url: desk.url, file, appVersion });

  const other = await open({ empty: true });
  const restored = await restore({ url: other.url, file });
  expect(await contents(other)).toEqual(await contents(desk));
  expect(restored).toMatchObject({ appVersion, rows: written.rows, tables: written.tables });
  await migrateDesk(other.url);
  expect(await contents(other)).toEqual(await contents(desk));
});

test('what was waiting to be sent goes out after a restore, or stays on the desk when asked', async () => {
  const put = (id: string, state: string, nextAt: number | null) =>
    desk.client.query(
      `insert into space_real.outbox (message_id, channel, subject, body, about, not_before, created_at, next_at, state)
       values ($1, 'mail', '', '', 'update', 1, 1, $2, $3)`,
      [id, nextAt, state],
    );
  await put('waiting', 'waiting', 7);
  await put('sent', 'sent', null);
  await backup({ url: desk.url, file, appVersion });
  const states = async (holdOutbox: boolean) => {
    const other = await open({ empty: true });
    const { held } = await restore({ url: other.url, file, holdOutbox });
    const sql =
      'select message_id as id, state, next_at::int as "nextAt" from space_real.outbox order by message_id desc';
    return { held, rows: (await other.client.query(sql)).rows };
  };
  const sent = { id: 'sent', state: 'sent', nextAt: null };
  expect(await states(false)).toEqual({ held: null, rows: [{ id: 'waiting', state: 'waiting', nextAt: 7 }, sent] });
  expect(await states(true)).toEqual({ held: 1, rows: [{ id: 'waiting', state: 'kept', nextAt: 7 }, sent] });
});

test('a restored desk has the same tables, keys, indexes and defaults', async () => {
  await backup({ url: desk.url, file, appVersion });
  const other = await open({ empty: true });
  await restore({ url: other.url, file });
  expect(await shape(other)).toEqual(await shape(desk));
});

test('a backup holds one instant, whatever is written while it is taken', async () => {
  const writer = await connect(desk.url);
  let moved = 0;
  const writing = writeUntil(async () => {
    // Two tables that agree at every instant.
    await writer.query(`begin; insert into space_real.texts values ('moved-${moved}', '');
      update space_real.counters set value = ${moved + 1} where name = 'incident'; commit`);
    moved += 1;
  });
  await expect.poll(() => moved).toBeGreaterThan(5);
  await backup({ url: desk.url, file, appVersion });
  await writing.end();
  await writer.end();

  const other = await open({ empty: true });
  await restore({ url: other.url, file });
  const { rows } = await other.client.query(`select value::int as value,
    (select count(*)::int from space_real.texts where id like 'moved-%') as moved from space_real.counters`);
  expect(rows[0].moved).toBeGreaterThan(0);
  expect(rows[0].value).toBe(rows[0].moved);
});

test('a backup of an older desk comes back at its own level and is then brought forward', async () => {
  const old = await open({ empty: true });
  await old.client.query('begin');
  await applyMissing(old.client, 'twoam', 'desk');
  await applyMissing(old.client, 'space_real', 'space', new Set([1]));
  await old.client.query(`insert into space_real.texts values ('old', 'words')`);
  await old.client.query('commit');
  await backup({ url: old.url, file, appVersion: '0.0.1' });

  const other = await open({ empty: true });
  await restore({ url: other.url, file });
  const all = readMigrations('space').map(({ number }) => number);
  expect((await readLevels(other.client))['space_real']).toEqual(all);
  expect((await other.client.query('select id from space_real.texts')).rows).toEqual([{ id: 'old' }]);
});

test('a backup with a migration this desk does not know is refused', async () => {
  await desk.client.query(`insert into space_real.migrations values (9999, '9999_future.sql', '2030-01-01')`);
  await backup({ url: desk.url, file, appVersion: '9.0.0' });
  await expectRefusal('written by TwoAM 9.0.0 and has the migration space_real 9999, which this desk does not know');
});

test('only this user can read a backup, and it appears when it is complete', async () => {
  await backup({ url: desk.url, file, appVersion });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['desk.backup']);
});

test('a backup that fails half-way leaves the one before it', async () => {
  await backup({ url: desk.url, file, appVersion });
  const before = readFileSync(file);
  await desk.client.query(`create type space_real.trap as (n int);
    create function space_real.spring(space_real.trap) returns text language sql as 'select (1 / 0)::text';
    create cast (space_real.trap as text) with function space_real.spring(space_real.trap);
    create table space_real.zz_last (trap space_real.trap); insert into space_real.zz_last values (row(1))`);
  await expect(backup({ url: desk.url, file, appVersion })).rejects.toThrow('division by zero');
  expect(readFileSync(file)).toEqual(before);
  expect(readdirSync(folder)).toEqual(['desk.backup']);
});

test('a database without a desk is not backed up', async () => {
  const empty = await open({ empty: true });
  await expect(backup({ url: empty.url, file, appVersion })).rejects.toThrow('This database holds no desk');
});

test('a place that cannot be written is named', async () => {
  const nowhere = join(folder, 'no', 'such', 'folder', 'desk.backup');
  await expect(backup({ url: desk.url, file: nowhere, appVersion })).rejects.toThrow(
    `The backup cannot be written to ${nowhere} (ENOENT): choose another place.`,
  );
});

test('a database that already holds a desk is not touched', async () => {
  await backup({ url: desk.url, file, appVersion });
  const before = await contents(desk);
  await expect(restore({ url: desk.url, file })).rejects.toThrow(
    'This database already holds a desk (schema space_real)',
  );
  expect(await contents(desk)).toEqual(before);
});

test.each([1, 10, 100, -100, -10, -1])('a backup cut at byte %i is refused and nothing is changed', async (at) => {
  await backup({ url: desk.url, file, appVersion });
  writeFileSync(file, readFileSync(file).subarray(0, at));
  await expectRefusal('is damaged');
});

test('a backup cut between two lines before it was packed is refused', async () => {
  await damageText((lines) => lines.slice(0, -1));
  await expectRefusal('it ends early');
});

test.each([
  ['a word of it changed', (lines) => lines.map((line) => line.replace('words 250', 'words 251'))],
  ['a row left out', (lines) => lines.toSpliced(-3, 1)],
  ['a row twice', (lines) => lines.toSpliced(-3, 0, lines.at(-3) ?? '')],
  ['two rows changed places', (lines) => lines.toSpliced(-4, 2, lines.at(-3) ?? '', lines.at(-4) ?? '')],
  ['more after its end', (lines) => [...lines, '["one","more"]']],
] satisfies [string, (lines: string[]) => string[]][])('a backup with %s is refused', async (_, damage) => {
  await damageText(damage);
  await expectRefusal('is damaged');
});

test.each([
  ['empty', Buffer.alloc(0), 'is damaged (it ends early)'],
  ['no backup', Buffer.from('dear diary'), 'is not a backup of a TwoAM desk: check the name.'],
  ['packed, but no backup', zstdCompressSync('dear diary\n'), 'is not a backup of a TwoAM desk: check the name.'],
  ['of a newer format', zstdCompressSync('{"format":"twoam-backup","version":2}\n'), 'has a newer format'],
])('a file that is %s is refused', async (_, bytes, why) => {
  writeFileSync(file, bytes);
  await expectRefusal(why);
});

test('a file that is not there, or a folder, is named', async () => {
  const missing = join(folder, 'missing');
  await expect(restore({ url: desk.url, file: missing })).rejects.toThrow(`${missing} cannot be read (ENOENT)`);
  mkdirSync(missing);
  await expect(restore({ url: desk.url, file: missing })).rejects.toThrow(`${missing} cannot be read (EISDIR)`);
  rmSync(missing, { recursive: true });
});

async function expectRefusal(why: string): Promise<void> {
  const target = await open({ empty: true });
  await expect(restore({ url: target.url, file })).rejects.toThrow(why);
  const { rows } = await target.client.query(`select nspname from pg_namespace where nspname ~ '^(twoam|space_)'`);
  expect(rows).toEqual([]);
}

/** Changes the lines of a backup that is well packed otherwise. */
async function damageText(damage: (lines: string[]) => string[]): Promise<void> {
  await backup({ url: desk.url, file, appVersion });
  const lines = zstdDecompressSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
  writeFileSync(file, zstdCompressSync(`${damage(lines).join('\n')}\n`));
}

async function open(options: { empty?: boolean } = {}): Promise<Opened> {
  const database = await freshDatabase(options);
  const client = await connect(database.url);
  opened.push({ database, client });
  return { url: database.url, client };
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}

function writeUntil(write: () => Promise<void>): { end(): Promise<void> } {
  let going = true;
  const done = (async () => {
    while (going) await write();
  })();
  return {
    end() {
      going = false;
      return done;
    },
  };
}

async function contents({ client }: Opened): Promise<Record<string, string[]>> {
  const { rows: tables } = await client.query<{ name: string }>(`select format('%I.%I', schemaname, tablename) as name
    from pg_tables where schemaname ~ '^(twoam|space_)' order by 1`);
  const all: Record<string, string[]> = {};
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t order by 1`);
    all[name] = rows.map(({ row }) => row);
  }
  return all;
}

async function shape({ client }: Opened): Promise<unknown[]> {
  const { rows } = await client.query(`
    select table_schema || '.' || table_name as place, column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') as what
      from information_schema.columns where table_schema ~ '^(twoam|space_)'
    union all select schemaname || '.' || tablename, indexdef from pg_indexes where schemaname ~ '^(twoam|space_)'
    union all select conrelid::regclass::text, conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
      where connamespace::regnamespace::text ~ '^(twoam|space_)'
    order by 1, 2`);
  return rows;
}
