import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { startEmbeddedDesk } from '#testing/embedded-desk.ts';
import { filesIn, isRoot } from './data-folder.ts';
import { EmbeddedError } from './embedded-error.ts';
import { joinEmbeddedPostgres } from './join-embedded-postgres.ts';
import { recoverySync } from './server-settings.ts';
import { startEmbeddedPostgres } from './start-embedded-postgres.ts';
import type { EmbeddedPostgres } from './start-embedded-postgres.ts';

const base = mkdtempSync(join(tmpdir(), 'twoam-start-'));
chmodSync(base, 0o755);
const dataDir = join(base, 'a folder', 'with a desk');
const folder = filesIn(dataDir);
const silent = { info() {}, warn() {}, error() {} };
const cleanUps: (() => unknown)[] = [];

beforeAll(async () => {
  const server = await startEmbeddedPostgres({ dataDir, log: silent });
  await server.stop();
  return () => rmSync(base, { recursive: true, force: true });
}, 30_000);

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

test('what was acknowledged is on the disk: every durability setting is on', async () => {
  const server = await start();
  const names = ['fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums'];
  for (const name of names) {
    expect(await query(server.url, `show ${name}`)).toEqual([{ [name]: 'on' }]);
  }
});

test('a crash recovery writes the file system through at once, not a thousand files one by one', async () => {
  const server = await start();
  expect(await query(server.url, 'show recovery_init_sync_method')).toEqual([
    { recovery_init_sync_method: recoverySync() },
  ]);
});

test('text is UTF-8 and sorts the same on every machine', async () => {
  const server = await start();
  const sql = `select datlocprovider, datlocale, pg_encoding_to_char(encoding) as encoding
    from pg_database where datname = current_database()`;
  expect(await query(server.url, sql)).toEqual([{ datlocprovider: 'b', datlocale: 'C.UTF-8', encoding: 'UTF8' }]);
});

test('the server is reached from this machine only, and only with the password', async () => {
  const server = await start();
  const sql = `select name, setting from pg_settings
    where name in ('listen_addresses', 'unix_socket_directories') order by name`;
  expect(await query(server.url, sql)).toEqual([
    { name: 'listen_addresses', setting: '127.0.0.1' },
    { name: 'unix_socket_directories', setting: '' },
  ]);
  const url = new URL(server.url);
  url.password = 'guessed';
  await expect(query(url.href, 'select 1')).rejects.toThrow('password authentication failed');
});

test('nobody else can read the password or the data', async () => {
  expect(statSync(folder.passwordFile).mode & 0o777).toBe(0o600);
  expect(statSync(folder.cluster).mode & 0o777).toBe(0o700);
  expect(statSync(folder.root).mode & 0o777).toBe(isRoot() ? 0o711 : 0o700);
});

test('a restart keeps the rows and the address', async () => {
  const first = await start();
  await query(first.url, 'create table kept as select 42 as answer');
  await first.stop();
  const second = await start();
  expect(second.url).toBe(first.url);
  expect(await query(second.url, 'select * from kept')).toEqual([{ answer: 42 }]);
});

test('a port outside those the system gives to outgoing connections is chosen', async () => {
  const { port } = await start();
  expect(port).toBeGreaterThanOrEqual(20_000);
  expect(port).toBeLessThan(30_000);
});

test('a taken port is named', async () => {
  const { port } = await start();
  const other = startEmbeddedPostgres({ dataDir: join(base, 'other'), port, log: silent });
  await expect(other).rejects.toThrow(`Port ${port} is used by another program`);
});

test('a second desk on the same data is refused in one line that names the first', async () => {
  const desk = await startEmbeddedDesk(dataDir);
  cleanUps.push(() => desk.stop());
  await expect(start()).rejects.toThrow(
    new RegExp(
      `^Another desk \\(process ${desk.pid} on .+, since .+\\) is using ${dataDir}: stop it, or give .+ --data DIR\\.$`,
    ),
  );
  await expect(startEmbeddedDesk(dataDir)).rejects.toThrow('Another desk');
  expect(await query(desk.url, 'select 1 as alive')).toEqual([{ alive: 1 }]);
});

test('a second desk in the same process is refused as well', async () => {
  const server = await start();
  await expect(start()).rejects.toThrow(EmbeddedError);
  await expect(startEmbeddedDesk(dataDir)).rejects.toThrow('Another desk');
  expect(await query(server.url, 'select 1 as alive')).toEqual([{ alive: 1 }]);
});

test('a desk that was killed leaves no claim on the data, even at once', async () => {
  const desk = await startEmbeddedDesk(dataDir);
  const killed = desk.kill();
  await start();
  await killed;
});

test('a visitor uses the server of the running desk and leaves it running', async () => {
  const desk = await startEmbeddedDesk(dataDir);
  cleanUps.push(() => desk.stop());
  const visitor = await joinEmbeddedPostgres({ dataDir, log: silent });
  expect(visitor.url).toBe(desk.url);
  await visitor.leave();
  expect(await query(desk.url, 'select 1 as alive')).toEqual([{ alive: 1 }]);
});

test('a visitor without a running desk gets a server for as long as he stays', async () => {
  const visitor = await joinEmbeddedPostgres({ dataDir, log: silent });
  expect(await query(visitor.url, 'select 1 as alive')).toEqual([{ alive: 1 }]);
  await visitor.leave();
  await expect(query(visitor.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
});

test('a visitor to a folder without a desk is told so, and no folder is made', async () => {
  const typo = join(base, 'typo');
  await expect(joinEmbeddedPostgres({ dataDir: typo, log: silent })).rejects.toThrow(
    `There is no desk's database in ${typo}: check the folder given with --data DIR.`,
  );
  expect(existsSync(typo)).toBe(false);
});

test('data of another PostgreSQL is refused and left as it is', async () => {
  const versionFile = join(folder.cluster, 'PG_VERSION');
  const version = readFileSync(versionFile, 'utf8');
  writeFileSync(versionFile, '17\n');
  cleanUps.push(() => writeFileSync(versionFile, version));
  await expect(start()).rejects.toThrow(
    `${folder.cluster} holds data of PostgreSQL 17 and this desk runs PostgreSQL 18: make a backup`,
  );
});

test('a folder that is no database is refused and left as it is', async () => {
  const strange = join(base, 'strange');
  mkdirSync(join(strange, 'postgres'), { recursive: true });
  writeFileSync(join(strange, 'postgres', 'thesis.doc'), 'years of work');
  await expect(startEmbeddedPostgres({ dataDir: strange, log: silent })).rejects.toThrow('no complete database');
  expect(readFileSync(join(strange, 'postgres', 'thesis.doc'), 'utf8')).toBe('years of work');
});

test('what a first start that was cut short left behind is cleared', async () => {
  const half = join(base, 'half');
  mkdirSync(join(half, 'postgres.0123456789ab.tmp', 'base'), { recursive: true });
  const server = await startEmbeddedPostgres({ dataDir: half, log: silent });
  cleanUps.push(() => server.stop());
  expect(statSync(join(half, 'postgres.0123456789ab.tmp'), { throwIfNoEntry: false })).toBeUndefined();
}, 30_000);

test('a role that gives up durability is refused', async () => {
  const server = await start();
  await query(server.url, 'alter role twoam set synchronous_commit = off');
  await server.stop();
  await expect(start()).rejects.toThrow('The database has synchronous_commit set to off');

  const repaired = await start({ synchronous_commit: 'off' });
  await query(repaired.url, 'alter role twoam reset synchronous_commit');
});

test('a lost password file is named', async () => {
  renameSync(folder.passwordFile, `${folder.passwordFile}.away`);
  cleanUps.push(() => renameSync(`${folder.passwordFile}.away`, folder.passwordFile));
  await expect(start()).rejects.toThrow(folder.passwordFile);
});

test('a server that cannot start says its own last words', async () => {
  const control = join(folder.cluster, 'global', 'pg_control');
  renameSync(control, `${control}.away`);
  cleanUps.push(() => renameSync(`${control}.away`, control));
  await expect(start()).rejects.toThrow(/^The database did not start: could not find the database system/);
});

test('statements that fail leave no words of theirs in the log', async () => {
  const server = await start();
  await query(server.url, 'create table person (address text unique)');
  await query(server.url, "insert into person values ('dana@example.com')");
  await expect(query(server.url, "insert into person values ('dana@example.com')")).rejects.toThrow('duplicate');
  await expect(query(server.url, "select 'dana@example.com'::int")).rejects.toThrow('invalid input');
  await server.stop();
  const log = readFileSync(folder.logFile, 'utf8');
  expect(log).toContain('database system is ready');
  expect(log).not.toContain('dana');
});

test.runIf(isRoot())(
  'as root, a folder the database cannot reach is refused with the folder that bars the way',
  async () => {
    const closed = join(base, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const inside = startEmbeddedPostgres({ dataDir: join(closed, 'data'), log: silent });
    await expect(inside).rejects.toThrow(
      new RegExp(`^The database runs as the user \\w+, who may not enter ${closed}: .+ --data DIR`),
    );
  },
);

test.runIf(isRoot())(
  'as root, the server runs as an unprivileged user and keeps to the one that owns the data',
  async () => {
    const server = await start();
    const owner = statSync(folder.cluster).uid;
    expect(owner).not.toBe(0);
    expect(statSync(`/proc/${server.pid}`).uid).toBe(owner);
  },
);

async function start(settings?: Record<string, string>): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, log: silent, ...(settings && { settings }) });
  cleanUps.push(() => server.stop());
  return server;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
