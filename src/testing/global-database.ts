import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { migrateDesk } from '#adapters/storage/migrate.ts';
import { startEmbeddedPostgres } from '#adapters/storage/embedded/start-embedded-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The run's database server: its address at the maintenance database, and what to clone. */
    databaseServer: { url: string; template: string };
  }
}

const template = 'desk_template';

/**
 * Vitest's global set-up: one embedded server for the whole run, in a temporary folder, with a template database
 * that has been migrated once. Returns the function that takes all of it away.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'twoam-test-'));
  const releaseSweeper = removeFolderWithParent(dataDir);
  const log = { info() {}, warn: console.warn, error: console.error };
  const server = await startEmbeddedPostgres({ dataDir, log, settings: throwaway });
  const tearDown = async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
    releaseSweeper();
  };
  try {
    const url = server.url.replace(/[^/]+$/, 'postgres');
    await makeTemplate(url);
    project.provide('databaseServer', { url, template });
    return tearDown;
  } catch (error) {
    await tearDown();
    throw error;
  }
}

/** Nothing of a test run outlives it, so nothing waits for the disk. */
const throwaway = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

async function makeTemplate(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${template}`);
  await client.end();
  await migrateDesk(url.replace(/[^/]+$/, template));
}

/** Ctrl-C or a kill skip the tear-down: a shell outlives this process just long enough to remove the folder. */
function removeFolderWithParent(folder: string): () => void {
  const script = `trap '' INT TERM HUP
    read -r _ && exit
    i=0; while [ -e "$0/postgres/postmaster.pid" ] && [ $i -lt 100 ]; do sleep 0.1; i=$((i+1)); done
    rm -rf "$0"`;
  const sweeper = spawn('/bin/sh', ['-c', script, folder], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  sweeper.unref();
  sweeper.stdin.on('error', () => {});
  return () => sweeper.stdin.end('done\n');
}
