import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedError } from './embedded-error.ts';
import type { EmbeddedLog } from './embedded-log.ts';
import { postmasterFilePath, readPostmasterFile } from './postmaster-file.ts';
import { findServerProcesses } from './server-processes.ts';
import type { ServerProcess } from './server-processes.ts';

const pollMs = 10;

interface Step {
  readonly signal: NodeJS.Signals | undefined;
  readonly patienceMs: number;
}

/** With its first process, which stops the others in order: fast shutdown, immediate shutdown, kill. */
const wholeServer: readonly Step[] = [
  { signal: 'SIGINT', patienceMs: 10_000 },
  { signal: 'SIGQUIT', patienceMs: 6_000 },
  { signal: 'SIGKILL', patienceMs: 5_000 },
];

/**
 * Without it the others end by themselves, but for one that is busy. SIGINT is not for them: it would have the
 * checkpointer write a last checkpoint beside processes that still write.
 */
const orphans: readonly Step[] = [
  { signal: undefined, patienceMs: 500 },
  { signal: 'SIGQUIT', patienceMs: 5_000 },
  { signal: 'SIGKILL', patienceMs: 5_000 },
];

/**
 * Makes the cluster free for a new server: stops what an earlier desk left running, and removes a lock file
 * whose process id now belongs to somebody else, but never while a process of the cluster lives.
 *
 * The caller holds the data folder's lock, so whatever runs here has lost its desk.
 */
export async function clearPreviousServer(cluster: string, log: EmbeddedLog): Promise<void> {
  await stopLeftovers(cluster, log);
  const lock = await readPostmasterFile(cluster);
  if (!lock) return;
  // PostgreSQL itself replaces the lock of a dead process, after a check of shared memory that needs the file.
  if (lock.pid !== undefined && !exists(lock.pid)) return;
  log.warn(`The database's lock file names process ${lock.pid ?? '?'}, which is no running database: removing it.`);
  await rm(postmasterFilePath(cluster), { force: true });
}

async function stopLeftovers(cluster: string, log: EmbeddedLog): Promise<void> {
  let alive = await findServerProcesses(cluster);
  if (alive.length === 0) return;
  log.warn(`A database server of an earlier run still serves ${cluster}: stopping it.`);
  const steps = alive.some(({ isPostmaster }) => isPostmaster) ? wholeServer : orphans;
  for (const { signal, patienceMs } of steps) {
    if (signal) for (const { pid } of addressees(alive, signal)) send(pid, signal);
    alive = await waitUntilGone(cluster, patienceMs);
    if (alive.length === 0) return;
  }
  const pids = alive.map(({ pid }) => pid).join(', ');
  throw new EmbeddedError(
    'previous-server-alive',
    `A database server of an earlier run does not stop (processes ${pids}): end it by hand, then start again.`,
  );
}

function addressees(alive: readonly ServerProcess[], signal: NodeJS.Signals): readonly ServerProcess[] {
  const first = alive.filter(({ isPostmaster }) => isPostmaster);
  return signal === 'SIGKILL' || first.length === 0 ? alive : first;
}

async function waitUntilGone(cluster: string, patienceMs: number): Promise<ServerProcess[]> {
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    const alive = await findServerProcesses(cluster);
    if (alive.length === 0 || performance.now() > giveUpAt) return alive;
    await delay(pollMs);
  }
}

/** A process we may not signal counts as none: PostgreSQL, too, knows that it cannot be the lock's owner. */
function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself.
  }
}
