import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, readlink, realpath } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { clusterName } from './cluster-name.ts';

const run = promisify(execFile);

/** A live process of a PostgreSQL server. */
export interface ServerProcess {
  readonly pid: number;
  /** The server's first process, which owns the lock file and the others. */
  readonly isPostmaster: boolean;
}

/** Every live process, zombies excepted, that serves the cluster: by its working directory, which PostgreSQL never leaves. */
export async function findServerProcesses(cluster: string): Promise<ServerProcess[]> {
  if (!existsSync('/proc/self/cwd')) return findByTitle(cluster);
  const workingDir = await realpath(cluster);
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(pids.map((pid) => inspect(Number(pid), workingDir)));
  return found.filter((process) => process !== undefined);
}

async function inspect(pid: number, workingDir: string): Promise<ServerProcess | undefined> {
  try {
    if ((await readlink(`/proc/${pid}/cwd`)) !== workingDir) return undefined;
    const program = (await readlink(`/proc/${pid}/exe`)).replace(/ \(deleted\)$/, '');
    if (basename(program) !== 'postgres') return undefined;
    return { pid, isPostmaster: !isBackendTitle(await readFile(`/proc/${pid}/cmdline`, 'utf8')) };
  } catch {
    // It ended meanwhile, is a zombie, or belongs to a user who cannot be serving our data.
    return undefined;
  }
}

/** The same from `ps`, for systems without /proc. */
export async function findByTitle(cluster: string): Promise<ServerProcess[]> {
  const { stdout } = await run('ps', ['-A', '-ww', '-o', 'pid=,stat=,command='], { maxBuffer: 64 * 1024 * 1024 });
  return stdout.split('\n').flatMap((line) => {
    const [, pid, state, title] = /^\s*(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    if (!pid || !title || state?.startsWith('Z')) return [];
    const isPostmaster = title.includes(`postgres -D ${cluster} `);
    const isBackend = title.startsWith(`postgres: ${clusterName(cluster)}: `);
    return isPostmaster || isBackend ? [{ pid: Number(pid), isPostmaster }] : [];
  });
}

function isBackendTitle(commandLine: string): boolean {
  return commandLine.startsWith('postgres: ');
}
