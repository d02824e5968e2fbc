import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startEmbeddedDesk } from '#testing/embedded-desk.ts';
import { isRunning, killOutright, makeZombie, processTree } from '#testing/processes.ts';
import { filesIn, isRoot } from './data-folder.ts';
import { postmasterFilePath } from './postmaster-file.ts';
import { findByTitle, findServerProcesses } from './server-processes.ts';
import { startEmbeddedPostgres } from './start-embedded-postgres.ts';
import type { EmbeddedPostgres } from './start-embedded-postgres.ts';

vi.setConfig({ testTimeout: 30_000 });

const dataDir = mkdtempSync(join(tmpdir(), 'twoam-recovery-'));
const { cluster } = filesIn(dataDir);
const cleanUps: (() => unknown)[] = [];

beforeAll(async () => {
  const server = await start();
  await query(server.url, 'create table acknowledged (id int generated always as identity)');
  await server.stop();
  return () => rmSync(dataDir, { recursive: true, force: true });
}, 30_000);

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** What is killed of: the desk, the watch over its server, the server's first process and its other processes. */
const losses = {
  'the desk alone': () => [],
  'the desk and its watch': ({ watchPid }) => [watchPid],
  'the desk and the server': ({ serverPid }) => [serverPid],
  'the desk, its watch and the server': ({ watchPid, serverPid }) => [watchPid, serverPid],
  'the whole process tree': ({ pid }) => processTree(pid),
} satisfies Record<string, (desk: { pid: number; watchPid: number; serverPid: number }) => number[]>;

test.each(Object.keys(losses) as (keyof typeof losses)[])(
  'after kill -9 of %s the next start has every acknowledged row',
  async (loss) => {
    const desk = await startEmbeddedDesk(dataDir);
    const before = await insertWhileConnected(desk.url);
    await desk.kill(losses[loss](desk));

    const server = await start();
    expect(await countRows(server.url)).toBe(before);
    expect(isRunning(desk.serverPid)).toBe(false);
  },
);

test('a server whose desk was killed stops by itself', async () => {
  const desk = await startEmbeddedDesk(dataDir);
  await desk.kill();
  await expect.poll(() => findServerProcesses(cluster), { timeout: 30_000 }).toEqual([]);
});

test('a statement that still runs without its server does not hold up the next start', async () => {
  const desk = await startEmbeddedDesk(dataDir);
  const busy = await connect(desk.url);
  const { rows } = await busy.query('select pg_backend_pid() as pid');
  busy.query('select count(*) from generate_series(1, 1e15)').catch(() => {});
  await desk.kill([desk.watchPid, desk.serverPid]);
  expect(isRunning(rows[0].pid)).toBe(true);

  await start();
  expect(isRunning(rows[0].pid)).toBe(false);
});

test('a lock file that names the living process of somebody else does not block', async () => {
  const stranger = spawn('sleep', ['3600'], { ...serverIdentity(), cwd: '/' });
  cleanUps.push(() => stranger.kill());
  await once(stranger, 'spawn');
  writeFileSync(postmasterFilePath(cluster), `${stranger.pid}\n${cluster}\n`);

  await start();
  expect(stranger.exitCode).toBeNull();
});

test('a lock file that names a zombie does not block', async () => {
  const zombie = await makeZombie(serverIdentity());
  cleanUps.push(zombie.end);
  await expect.poll(() => isRunning(zombie.pid)).toBe(false);
  expect(process.kill(zombie.pid, 0)).toBe(true);
  writeFileSync(postmasterFilePath(cluster), `${zombie.pid}\n${cluster}\n`);
  await start();
});

test.each(['', 'garbage\n', '\0\0\0\0'])('a lock file garbled to %j by a power cut does not block', async (text) => {
  writeFileSync(postmasterFilePath(cluster), text);
  await start();
});

test('a shell that stands in the data folder is left alone', async () => {
  const shell = spawn('sleep', ['3600'], { cwd: cluster });
  cleanUps.push(() => shell.kill());
  await once(shell, 'spawn');
  await start();
  expect(shell.exitCode).toBeNull();
});

test('every process of a running server is found', async () => {
  const desk = await startEmbeddedDesk(dataDir);
  cleanUps.push(() => desk.stop());
  const found = await findServerProcesses(cluster);
  expect(found).toContainEqual({ pid: desk.serverPid, isPostmaster: true });
  expect(found.filter(({ isPostmaster }) => !isPostmaster).length).toBeGreaterThan(3);
});

test('without /proc the same processes are found by their titles', async () => {
  const desk = await startEmbeddedDesk(dataDir);
  cleanUps.push(() => desk.stop());
  const byPid = (a: { pid: number }, b: { pid: number }) => a.pid - b.pid;
  const byDirectory = (await findServerProcesses(cluster)).sort(byPid);
  expect((await findByTitle(cluster)).sort(byPid)).toEqual(byDirectory);
});

test.each([
  ['the server', (server: EmbeddedPostgres) => [server.pid ?? 0]],
  ['the server and all its processes', (server: EmbeddedPostgres) => processTree(server.pid ?? 0)],
])('kill -9 of %s under a living desk brings it back at the same address', async (_, victims) => {
  const server = await start();
  const before = await insertWhileConnected(server.url);
  const down = once(server.events, 'down');
  const up = once(server.events, 'up');
  killOutright(victims(server));
  expect(await down).toEqual(['signal SIGKILL']);
  await up;
  expect(await countRows(server.url)).toBe(before);
});

test('kill -9 of one connection leaves the server in place', async () => {
  const server = await start();
  const { pid } = server;
  const client = await connect(server.url);
  const { rows } = await client.query('select pg_backend_pid() as pid');
  killOutright([rows[0].pid]);
  await expect.poll(() => countRows(server.url).catch(() => undefined), { timeout: 30_000 }).toBeTypeOf('number');
  expect(server.pid).toBe(pid);
});

test('a server stopped while it is being brought back stays stopped', async () => {
  const server = await start();
  const down = once(server.events, 'down');
  killOutright([server.pid ?? 0]);
  await down;
  await server.stop();
  expect(await findServerProcesses(cluster)).toEqual([]);
});

/** PostgreSQL heeds a lock file only when it could have been a server of its own user. */
function serverIdentity(): { uid?: number; gid?: number } {
  const { uid, gid } = statSync(cluster);
  return isRoot() ? { uid, gid } : {};
}

async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, log: { info() {}, warn() {}, error() {} } });
  cleanUps.push(() => server.stop());
  return server;
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  cleanUps.push(() => client.end().catch(() => {}));
  return client;
}

async function insertWhileConnected(url: string): Promise<number> {
  const client = await connect(url);
  for (let i = 0; i < 20; i += 1) await client.query('insert into acknowledged default values');
  const { rows } = await client.query('select count(*)::int as rows from acknowledged');
  return rows[0].rows;
}

async function countRows(url: string): Promise<number> {
  const [row] = await query(url, 'select count(*)::int as rows from acknowledged');
  return Number(row?.['rows']);
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
