import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { killOutright, listProcesses } from './processes.ts';

/** A desk in a process of its own, reduced to its embedded database. */
export interface EmbeddedDesk {
  readonly pid: number;
  readonly url: string;
  readonly serverPid: number;
  /** The shell that stops the server when the desk dies. */
  readonly watchPid: number;
  /** Kills the desk and the given processes outright; resolves when the desk is gone. */
  kill(alsoPids?: readonly number[]): Promise<void>;
  /** Asks it to stop in good order. */
  stop(): Promise<void>;
}

/** Starts a desk on the folder and waits until its database runs; throws what it says when it refuses. */
export async function startEmbeddedDesk(dataDir: string): Promise<EmbeddedDesk> {
  const script = fileURLToPath(new URL('./embedded-desk-main.ts', import.meta.url));
  const desk = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(desk, 'exit');
  const [line] = (await once(createInterface(desk.stdout), 'line')) as [string];
  const { url, serverPid, refusal } = JSON.parse(line) as { url: string; serverPid: number; refusal?: string };
  const { pid } = desk;
  if (refusal !== undefined || pid === undefined) throw new Error(refusal);
  const watch = listProcesses().find((entry) => entry.parent === pid && entry.pid !== serverPid);
  if (!watch) throw new Error('The desk started no watch over its server.');
  return {
    pid,
    url,
    serverPid,
    watchPid: watch.pid,
    async kill(alsoPids = []) {
      killOutright([pid, ...alsoPids]);
      await ended;
    },
    async stop() {
      desk.kill('SIGTERM');
      await ended;
    },
  };
}
