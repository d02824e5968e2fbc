import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import type { DataFolder } from './data-folder.ts';
import { EmbeddedError } from './embedded-error.ts';

/** Held as long as one desk uses a data folder. */
export interface DeskLock {
  release(): void;
}

const busy = 5;
/** A desk that was just killed keeps its lock until the kernel has taken it apart. */
const patienceMs = 1_000;
const pollMs = 20;

/**
 * Takes the data folder for this process, or refuses when another desk has it.
 *
 * The lock is SQLite's exclusive lock on an otherwise empty file: the kernel drops it when the process dies,
 * however it dies, so it is never stale, and it is seen from other containers that share the folder. It also drops
 * it when any other handle of this process on that file is closed: nothing else here may open it.
 */
export async function lockDataFolder(folder: DataFolder): Promise<DeskLock> {
  const file = openLockFile(folder);
  const giveUpAt = performance.now() + patienceMs;
  while (!tryToLock(folder, file)) {
    if (performance.now() > giveUpAt) {
      file.close();
      throw dataInUse(folder);
    }
    await delay(pollMs);
  }
  const holder = { pid: process.pid, host: hostname(), startedAt: new Date() };
  writeFileSync(folder.holderFile, JSON.stringify(holder), { mode: 0o600 });
  return {
    release() {
      rmSync(folder.holderFile, { force: true });
      file.close();
    },
  };
}

function openLockFile(folder: DataFolder): DatabaseSync {
  try {
    const file = new DatabaseSync(folder.lockFile, { timeout: 0 });
    chmodSync(folder.lockFile, 0o600);
    return file;
  } catch (cause) {
    throw unlockable(folder, cause);
  }
}

function tryToLock(folder: DataFolder, file: DatabaseSync): boolean {
  try {
    file.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return true;
  } catch (cause) {
    if ((cause as { errcode?: number }).errcode === busy) return false;
    file.close();
    throw unlockable(folder, cause);
  }
}

function dataInUse(folder: DataFolder): EmbeddedError {
  return new EmbeddedError(
    'data-in-use',
    `Another desk${describeHolder(folder)} is using ${folder.root}: stop it, or give this one its own --data DIR.`,
  );
}

function describeHolder(folder: DataFolder): string {
  try {
    const { pid, host, startedAt } = JSON.parse(readFileSync(folder.holderFile, 'utf8')) as Record<string, string>;
    return ` (process ${pid} on ${host}, since ${startedAt})`;
  } catch {
    return '';
  }
}

function unlockable(folder: DataFolder, cause: unknown): EmbeddedError {
  const { uid } = statSync(folder.root);
  const owner = uid === process.getuid?.() ? '' : `, which belongs to user id ${uid},`;
  return new EmbeddedError(
    'data-unreachable',
    `The data folder ${folder.root}${owner} cannot be locked (${(cause as Error).message}): run the desk as its owner, or give another folder with --data DIR.`,
    { cause },
  );
}
