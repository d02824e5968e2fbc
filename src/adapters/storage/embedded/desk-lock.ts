import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { DatabaseSync } from 'node:sqlite';
import type { DataFolder } from './data-folder.ts';
import { EmbeddedError } from './embedded-error.ts';

/** Held as long as one desk uses a data folder. */
export interface DeskLock {
  release(): void;
}

const busy = 5;

/**
 * Takes the data folder for this process, or refuses when another desk has it.
 *
 * The lock is SQLite's exclusive lock on an otherwise empty file: the kernel drops it when the process dies,
 * however it dies, so it is never stale, and it is seen from other containers that share the folder. It also drops
 * it when any other handle of this process on that file is closed: nothing else here may open it.
 */
export function lockDataFolder(folder: DataFolder): DeskLock {
  const file = openLockFile(folder);
  try {
    file.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (cause) {
    file.close();
    if ((cause as { errcode?: number }).errcode !== busy) throw unlockable(folder, cause);
    throw new EmbeddedError(
      'data-in-use',
      `Another desk${describeHolder(folder)} is using ${folder.root}: stop it, or give this one its own --data DIR.`,
      { cause },
    );
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

function unlockable(folder: DataFolder, cause: unknown): EmbeddedError {
  return new EmbeddedError(
    'data-unreachable',
    `The data folder ${folder.root} cannot be locked by this user (${(cause as Error).message}): give a folder of its own with --data DIR.`,
    { cause },
  );
}

function describeHolder(folder: DataFolder): string {
  try {
    const holder = JSON.parse(readFileSync(folder.holderFile, 'utf8')) as Record<string, unknown>;
    return ` (process ${holder['pid']} on ${holder['host']}, since ${holder['startedAt']})`;
  } catch {
    return '';
  }
}
