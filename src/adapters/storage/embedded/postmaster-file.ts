import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What `postmaster.pid` says; PostgreSQL writes it at start and removes it at a clean stop. */
export interface PostmasterFile {
  /** Absent when the file is empty or garbled, as after a power cut. */
  readonly pid: number | undefined;
  readonly ready: boolean;
}

/** The path of the server's lock file in a cluster. */
export function postmasterFilePath(cluster: string): string {
  return join(cluster, 'postmaster.pid');
}

/** Reads the server's lock file, undefined when there is none. */
export async function readPostmasterFile(cluster: string): Promise<PostmasterFile | undefined> {
  let text: string;
  try {
    text = await readFile(postmasterFilePath(cluster), 'utf8');
  } catch {
    return undefined;
  }
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  return { pid: Number.isInteger(pid) && pid > 0 ? pid : undefined, ready: lines[7]?.trim() === 'ready' };
}
