import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { otherUser } from './other-user.ts';

const TWOAM = fileURLToPath(new URL('../main/twoam.ts', import.meta.url));

/** The runner as a company installs it: a program of its own with a folder of its own, under another user where that can be. */
export interface RunnerMachine {
  folder: string;
  /** Who it runs as. */
  uid: number;
  enrol(url: string, token: string): Promise<{ code: number | null; output: string }>;
  /** Starts `twoam runner run` on a list of commands. */
  start(list: string): Promise<RunnerProcess>;
  close(): Promise<void>;
}

export interface RunnerProcess {
  output(): string;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Ends it in order. */
  stop(): Promise<number | null>;
}

export async function runnerMachine(): Promise<RunnerMachine> {
  const folder = await mkdtemp(join('/tmp', 'twoam-runner-'));
  const { ids } = otherUser();
  if (ids !== null) chownSync(folder, ids.uid, ids.gid);
  const running = new Set<ChildProcess>();

  const twoam = (args: string[]): { child: ChildProcess; output: () => string } => {
    let text = '';
    const child = spawn(process.execPath, [TWOAM, 'runner', ...args, '--data', folder], {
      ...ids,
      cwd: '/',
      env: { PATH: '/usr/bin:/bin', HOME: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    child.once('exit', () => running.delete(child));
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
    return { child, output: () => text };
  };
  const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    return child.exitCode;
  };

  return {
    folder,
    uid: ids?.uid ?? process.getuid?.() ?? -1,
    async enrol(url, token) {
      const { child, output } = twoam(['enrol', '--url', url, '--token', token]);
      await once(child, 'close');
      return { code: child.exitCode, output: output() };
    },
    async start(list) {
      const path = join(folder, 'runner.yaml');
      await writeFile(path, list, { mode: 0o644 });
      const { child, output } = twoam(['run', '--config', path]);
      return { output, kill: async () => void (await end(child, 'SIGKILL')), stop: () => end(child, 'SIGTERM') };
    },
    async close() {
      await Promise.all([...running].map((child) => end(child, 'SIGKILL')));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
