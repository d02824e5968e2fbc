import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { apiClient, type Call } from '#contract/client.ts';

const CHECKOUT = fileURLToPath(new URL('..', import.meta.url));
const STARTS_WITHIN_MS = 60_000;

/** A desk as a user starts it: a process of its own. */
export interface DeskProcess {
  url: string;
  loginLink: string | null;
  pid: number;
  /** A caller with the token of this machine's command line. */
  call: Call;
  token: string;
  /** Everything it printed. */
  output(): string;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Ends it in order. */
  stop(): Promise<void>;
}

/** A new, empty folder for a desk's data, which every user of the machine may pass through. */
export async function dataFolder(): Promise<{ dir: string; remove(): Promise<void> }> {
  const dir = await mkdtemp(join('/tmp', 'twoam-e2e-'));
  return { dir, remove: () => rm(dir, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Starts a desk and waits until it says where it is. */
export async function startDeskProcess(
  dataDir: string,
  args: string[] = ['up'],
  environment: Record<string, string> = {},
): Promise<DeskProcess> {
  const [verb = 'up', ...rest] = args;
  const child = spawn(
    process.execPath,
    [join(CHECKOUT, 'src/main/twoam.ts'), verb, '--port', '0', '--data', dataDir, ...rest],
    {
      cwd: CHECKOUT,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const url = await addressOf(child, () => output);
  const { token } = JSON.parse(readFileSync(join(dataDir, 'local-desk.json'), 'utf8')) as { token: string };
  return {
    url,
    loginLink: /http\S+\/welcome\?token=\S+/.exec(output)?.[0] ?? null,
    pid: child.pid ?? 0,
    token,
    call: apiClient({ baseUrl: url, token, fetch: (address, init) => fetch(address, init) }),
    output: () => output,
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
  };
}

/** The process id of the data folder's PostgreSQL. */
export function databasePid(dataDir: string): number | null {
  try {
    return Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return null;
  }
}

async function addressOf(child: ChildProcess, output: () => string): Promise<string> {
  const tooLate = setTimeout(() => child.kill('SIGKILL'), STARTS_WITHIN_MS);
  try {
    for (;;) {
      const url = /The desk is at (http\S+)/.exec(output())?.[1];
      if (url !== undefined) return url;
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the desk did not start:\n${output()}`);
      await Promise.race([once(child.stdout ?? child, 'data'), once(child, 'exit')]);
    }
  } finally {
    clearTimeout(tooLate);
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
