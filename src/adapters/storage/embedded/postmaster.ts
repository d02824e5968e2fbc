import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { clusterName } from './cluster-name.ts';
import { isRoot } from './data-folder.ts';
import type { DataFolder } from './data-folder.ts';
import { EmbeddedError } from './embedded-error.ts';
import type { EmbeddedLog } from './embedded-log.ts';
import { lastWords } from './last-words.ts';
import { stopServerWithParent } from './parent-watch.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { serverEnvironment } from './server-environment.ts';
import type { ServerUser } from './server-user.ts';

const pollMs = 5;
const recoveryNoticeMs = 5_000;
const fastShutdownMs = 20_000;
const logLimitBytes = 5 * 1024 * 1024;

/** One run of the server, from ready to exit. */
export interface Postmaster {
  readonly pid: number;
  /** Resolves with a phrase such as "signal SIGKILL" when the process is gone; never rejects. */
  readonly exited: Promise<string>;
  /** Fast shutdown, then an immediate one. */
  stop(): Promise<void>;
}

export interface PostmasterOptions {
  readonly folder: DataFolder;
  readonly engineDir: string;
  readonly user: ServerUser;
  readonly port: number;
  readonly settings: Readonly<Record<string, string>>;
  readonly log: EmbeddedLog;
  /** Ends a start that is still recovering. */
  readonly signal?: AbortSignal;
}

/** Starts the server and waits until it takes connections, through a crash recovery if there is one. */
export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  const { folder, user, signal } = options;
  const logStart = rotateLog(folder.logFile);
  const child = spawnServer(options);
  const exited = whenExited(child);
  const pid = child.pid;
  if (pid === undefined) throw startFailed(await exited);
  const releaseWatch = stopServerWithParent(pid, user);
  void exited.then(releaseWatch);

  const giveUp = () => void child.kill('SIGINT');
  signal?.addEventListener('abort', giveUp);
  const ready = await becomesReady(child, options);
  signal?.removeEventListener('abort', giveUp);
  if (!ready) throw startFailed(lastWords(readFrom(folder.logFile, logStart)) ?? (await exited));
  return { pid, exited, stop: () => stop(child, exited) };
}

function spawnServer({ folder, engineDir, user, port, settings }: PostmasterOptions): ChildProcess {
  const log = openSync(folder.logFile, 'a', 0o600);
  const all = { ...settings, port: String(port), cluster_name: clusterName(folder.cluster) };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const identity = isRoot() ? { uid: user.uid, gid: user.gid } : {};
  try {
    const child = spawn(join(engineDir, 'bin', 'postgres'), ['-D', folder.cluster, ...flags], {
      ...identity,
      cwd: '/',
      env: serverEnvironment(),
      // A session of its own: Ctrl-C in the desk's terminal is for the desk, which stops the server last.
      detached: true,
      stdio: ['ignore', log, log],
    });
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

function whenExited(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  });
}

/** False when it ended before it was ready. */
async function becomesReady(child: ChildProcess, { folder, log }: PostmasterOptions): Promise<boolean> {
  let noticeAt = performance.now() + recoveryNoticeMs;
  while (child.exitCode === null && child.signalCode === null) {
    const file = await readPostmasterFile(folder.cluster);
    if (file?.pid === child.pid && file?.ready) return true;
    if (performance.now() > noticeAt) {
      log.info('The database is still recovering from its last stop.');
      noticeAt += recoveryNoticeMs;
    }
    await delay(pollMs);
  }
  return false;
}

async function stop(child: ChildProcess, exited: Promise<string>): Promise<void> {
  child.ref();
  child.kill('SIGINT');
  const stopped = await Promise.race([exited, delay(fastShutdownMs, undefined, { ref: false })]);
  if (stopped !== undefined) return;
  child.kill('SIGQUIT');
  await exited;
}

function startFailed(why: string): EmbeddedError {
  return new EmbeddedError('start-failed', `The database did not start: ${why}.`);
}

/** Keeps one older log, and returns where in the file this run's lines begin. */
function rotateLog(logFile: string): number {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size < logLimitBytes) return size;
  renameSync(logFile, `${logFile}.old`);
  return 0;
}

function readFrom(file: string, offset: number): string {
  return readFileSync(file).subarray(offset).toString('utf8');
}
