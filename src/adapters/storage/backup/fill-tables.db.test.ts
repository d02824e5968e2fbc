import fc from 'fast-check';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshDatabase } from '#testing/database.ts';
import type { FreshDatabase } from '#testing/database.ts';
import { formatName, formatVersion } from './backup-format.ts';
import type { BackupHeader } from './backup-format.ts';
import { listSequences, listTables } from './desk-catalog.ts';
import { fillTables } from './fill-tables.ts';
import { readRows } from './read-rows.ts';
import { plainTextForms } from './session-settings.ts';

let source: Client;
let target: Client;
let databases: FreshDatabase[];

beforeEach(async () => {
  databases = [await freshDatabase({ empty: true }), await freshDatabase({ empty: true })];
  [source, target] = (await Promise.all(databases.map(({ url }) => connect(url)))) as [Client, Client];
});

afterEach(async () => {
  await Promise.all([source.end(), target.end()]);
  await Promise.all(databases.map((database) => database.drop()));
});

test('whatever a column can hold comes back the same', async () => {
  await inBoth(`create schema twoam; create table twoam.everything (
    id int primary key, t text, j jsonb, raw json, b bytea, n numeric, f float8, i bigint, a text[], ok boolean,
    ts timestamptz, d date, iv interval, fixed numeric(12, 2))`);
  const rows = fc.sample(anyRow, { numRuns: 400, seed: 2 });
  for (const [id, row] of rows.entries()) {
    const values = [id, ...Object.values(row)];
    const places = values.map((_, i) => `$${i + 1}`).join(', ');
    await source.query(`insert into twoam.everything values (${places})`, values);
  }
  await transfer();
  const exact = `select md5(string_agg(e::text || coalesce(encode(b, 'hex'), '-'), '|' order by id)), count(*)::int from twoam.everything e`;
  expect((await target.query(exact)).rows).toEqual((await source.query(exact)).rows);
  expect((await target.query('table twoam.everything')).rows).toEqual(
    (await source.query('table twoam.everything')).rows,
  );
});

test('identity columns keep their values and go on after the last one', async () => {
  await inBoth(`create schema twoam; create table twoam.numbered (
    id bigint generated always as identity primary key, n serial, word text)`);
  await source.query(`insert into twoam.numbered (word) values ('one'), ('two'), ('three')`);
  await source.query(`delete from twoam.numbered where word <> 'two'`);
  await transfer();
  await target.query(`insert into twoam.numbered (word) values ('next')`);
  expect((await target.query('select id::int, n, word from twoam.numbered order by id')).rows).toEqual([
    { id: 2, n: 2, word: 'two' },
    { id: 4, n: 4, word: 'next' },
  ]);
});

test('a sequence that never gave a value starts at its beginning', async () => {
  await inBoth(`create schema twoam; create table twoam.numbered (id int generated always as identity)`);
  await transfer();
  expect((await target.query('insert into twoam.numbered default values returning id')).rows).toEqual([{ id: 1 }]);
});

test('rows that point at each other in any order come back, and the keys are there again', async () => {
  await inBoth(`create schema twoam; create schema space_real;
    create table twoam.b (id int primary key, parent int references twoam.b, a int);
    create table space_real.a (id int primary key, b int references twoam.b on delete cascade deferrable initially deferred);
    alter table twoam.b add foreign key (a) references space_real.a`);
  await source.query(`insert into twoam.b values (1, 1), (2, 1), (3, 1); insert into space_real.a values (7, 3);
    update twoam.b set parent = 3, a = 7 where id < 3`);
  await transfer();
  expect((await target.query('table twoam.b')).rows).toHaveLength(3);
  await expect(target.query('insert into twoam.b values (4, 99)')).rejects.toThrow('foreign key');
  const keys = `select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint where contype = 'f' order by 1, 2`;
  expect((await target.query(keys)).rows).toEqual((await source.query(keys)).rows);
});

test('triggers do not see rows that were already seen, and are back afterwards', async () => {
  await inBoth(`create schema twoam; create table twoam.seen (n int); create table twoam.log (n int);
    create function twoam.note() returns trigger language plpgsql as $$ begin insert into twoam.log values (new.n); return new; end $$;
    create trigger note before insert on twoam.seen for each row execute function twoam.note()`);
  await source.query('insert into twoam.seen values (1), (2)');
  await transfer();
  expect((await target.query('table twoam.log')).rows).toHaveLength(2);
  await target.query('insert into twoam.seen values (3)');
  expect((await target.query('table twoam.log')).rows).toHaveLength(3);
});

test('generated columns are computed again, names of any kind are quoted', async () => {
  await inBoth(`create schema "space_x"; create table space_x."Odd ""name"" of; a table" (
    "select" int, "a,b" int generated always as ("select" * 2) stored)`);
  await source.query(`insert into space_x."Odd ""name"" of; a table" values (21)`);
  await transfer();
  const { rows } = await target.query(`table space_x."Odd ""name"" of; a table"`);
  expect(rows).toEqual([{ select: 21, 'a,b': 42 }]);
});

test('what a migration put into a table gives way to what the desk had made of it', async () => {
  await inBoth(`create schema twoam; create table twoam.settings (key text primary key, value int);
    insert into twoam.settings values ('shipped', 1), ('dropped', 1)`);
  await source.query(
    `update twoam.settings set value = 2 where key = 'shipped'; delete from twoam.settings where key = 'dropped'`,
  );
  await transfer();
  expect((await target.query('table twoam.settings')).rows).toEqual([{ key: 'shipped', value: 2 }]);
});

test('schemas of others are not ours to read', async () => {
  await inBoth(`create schema twoam; create schema spacex; create schema other;
    create table spacex.t (n int); create table other.t (n int); create table public.t (n int)`);
  expect(await listTables(source)).toEqual([]);
});

test('a table of rows far larger than a batch is read and filled in pieces', async () => {
  await inBoth(`create schema twoam; create table twoam.wide (n int, body text)`);
  await source.query(`insert into twoam.wide select n, repeat(md5(n::text), 20000) from generate_series(1, 12) n`);
  await source.query(`insert into twoam.wide select n, '' from generate_series(13, 20000) n`);
  await transfer();
  const digest = `select count(*)::int, md5(string_agg(md5(body), '' order by n)) from twoam.wide`;
  expect((await target.query(digest)).rows).toEqual((await source.query(digest)).rows);
});

/** PostgreSQL's text holds every character but U+0000, which jsonb refuses as well. */
const anyText = fc.string({ unit: 'binary' }).map((value) => value.replaceAll('\0', '\u0001'));

const anyRow = fc.record({
  t: fc.option(anyText),
  j: fc.option(fc.json().map((value) => value.replaceAll('\\u0000', ''))),
  raw: fc.option(fc.constantFrom('{"b":1,  "a":2, "a":3}', '"\\u0000"', '1e400')),
  b: fc.option(fc.uint8Array().map((bytes) => Buffer.from(bytes))),
  n: fc.option(fc.constantFrom('NaN', 'Infinity', '-0.000', '123456789012345678901234567890.1234567890')),
  f: fc.option(fc.double().map(String)),
  i: fc.option(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String)),
  a: fc.option(fc.array(fc.option(anyText))),
  ok: fc.option(fc.boolean()),
  ts: fc.option(fc.constantFrom('infinity', '0044-03-15 12:00:00+00 BC', '2026-10-25 01:30:00.123456+02')),
  d: fc.option(fc.constantFrom('-infinity', '2024-02-29')),
  iv: fc.option(fc.constantFrom('1 mon -1 day +00:00:00.000001', '-178000000 years')),
  fixed: fc.option(fc.constantFrom('1234567890.10', '-0.01')),
});

async function inBoth(sql: string): Promise<void> {
  await source.query(sql);
  await target.query(sql);
}

async function transfer(): Promise<void> {
  await source.query('begin');
  await source.query(plainTextForms);
  const tables = [];
  const rows: string[] = [];
  for (const { schema, name, columns } of await listTables(source)) {
    const { rowCount } = await source.query(`select from "${schema}"."${name.replaceAll('"', '""')}"`);
    const table = { schema, name, columns: columns.map((column) => column.name), rows: rowCount ?? 0 };
    for await (const batch of readRows(source, table)) rows.push(...batch.map((row) => JSON.stringify(row)));
    tables.push(table);
  }
  const sequences = await listSequences(source);
  await source.query('commit');
  const header: BackupHeader = {
    format: formatName,
    version: formatVersion,
    appVersion: '1',
    createdAt: '2026-01-01T00:00:00Z',
    levels: {},
    tables,
    sequences,
  };
  await target.query('begin');
  await target.query(plainTextForms);
  await fillTables(target, header, async () => rows.shift() ?? '');
  await target.query('commit');
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  return client;
}
