import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** One entry of the process table (Linux). */
export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  /** `R`, `S`, `Z` and so on, as `ps` shows it. */
  readonly state: string;
}

/** The process table as it is now. */
export function listProcesses(): ProcessEntry[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const [state = '', parent = ''] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return [{ pid: Number(name), parent: Number(parent), state }];
    } catch {
      return [];
    }
  });
}

/** The process and all its descendants. */
export function processTree(pid: number): number[] {
  const children = listProcesses().filter(({ parent }) => parent === pid);
  return [pid, ...children.flatMap((child) => processTree(child.pid))];
}

/** True while the process runs; a zombie does not. */
export function isRunning(pid: number): boolean {
  return listProcesses().some((entry) => entry.pid === pid && entry.state !== 'Z');
}

/** Kills each outright; those that are gone already do not matter. */
export function killOutright(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      continue;
    }
  }
}

/** A process that has ended and that its parent never collects, until `end` is called. */
export async function makeZombie(identity: { uid?: number; gid?: number } = {}): Promise<{ pid: number; end(): void }> {
  const script = 'sleep 0 & echo $!; exec sleep 3600';
  const parent = spawn('/bin/sh', ['-c', script], { ...identity, cwd: '/', stdio: ['ignore', 'pipe', 'ignore'] });
  const [line] = (await once(createInterface(parent.stdout), 'line')) as [string];
  return { pid: Number(line), end: () => void parent.kill('SIGKILL') };
}
