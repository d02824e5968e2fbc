import { spawn, type ChildProcess } from 'node:child_process';
import { StringDecoder } from 'node:string_decoder';
import { SECOND_MS } from '#core/shared/instant.ts';
import type { Command } from './command-of.ts';
import { hiddenText } from './hidden-text.ts';
import type { Ending } from './journal.ts';

/** A command under way. */
export interface RunningCommand {
  ended: Promise<Ending>;
  /** Stops it and all it started: asked first, then by force. */
  cancel(): void;
}

const FORCE_AFTER_MS = 5 * SECOND_MS;
/** What still comes once the program has ended; a child that lives on may hold its output open for ever. */
const LAST_WORDS_MS = SECOND_MS;
const MOST_OUTPUT = 1_000_000;

/** Runs a program without a shell, in a process group of its own. `print` gets its output in pieces, without secrets. */
export function runCommand(command: Command, print: (text: string) => void): RunningCommand {
  const child = spawn(command.program, command.args, {
    cwd: command.cwd,
    env: command.env,
    shell: false,
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stopped: 'cancelled' | 'late' | null = null;
  const stop = (why: 'cancelled' | 'late'): void => {
    if (stopped !== null || child.pid === undefined || child.exitCode !== null) return;
    stopped = why;
    signalGroup(child, 'SIGTERM');
    setTimeout(() => signalGroup(child, 'SIGKILL'), FORCE_AFTER_MS).unref();
  };
  const timeout = setTimeout(() => stop('late'), command.timeoutMs);
  const finish = printed(child, command.secrets, print);
  const ended = new Promise<Ending>((resolve) => {
    child.once('error', (error) => {
      clearTimeout(timeout);
      const code = (error as NodeJS.ErrnoException).code ?? 'no reason';
      if (child.pid === undefined) resolve({ state: 'refused', why: `The program could not be started (${code}).` });
    });
    child.once('exit', (code, signal) => {
      clearTimeout(timeout);
      // Whoever was started by it and did not hear the request ends with it.
      if (stopped !== null) signalGroup(child, 'SIGKILL');
      void finish().then(() => resolve(endingOf(code, signal, stopped, command.timeoutMs)));
    });
  });
  return { ended, cancel: () => stop('cancelled') };
}

function endingOf(
  code: number | null,
  signal: string | null,
  stopped: 'cancelled' | 'late' | null,
  timeoutMs: number,
): Ending {
  if (stopped === 'cancelled') return { state: 'ended', outcome: 'cancelled', why: 'It was stopped by request.' };
  if (stopped === 'late')
    return {
      state: 'ended',
      outcome: 'failed',
      why: `It did not end within ${timeoutMs / SECOND_MS} s and was stopped.`,
    };
  if (code === 0) return { state: 'ended', outcome: 'succeeded' };
  return {
    state: 'ended',
    outcome: 'failed',
    why: code === null ? `It ended by ${signal}.` : `It exited with ${code}.`,
  };
}

/** Prints what comes on both of its outputs; what is returned waits for the rest of it, within reason. */
function printed(child: ChildProcess, secrets: string[], print: (text: string) => void): () => Promise<void> {
  let left = MOST_OUTPUT;
  const say = (text: string): void => {
    if (text === '' || left <= 0) return;
    print(text.length <= left ? text : `${text.slice(0, left)}\n… more was printed and is not kept.\n`);
    left -= text.length;
  };
  const streams = [child.stdout, child.stderr].flatMap((stream) => stream ?? []);
  const closed = streams.map(
    (stream) =>
      new Promise<void>((resolve) => {
        const decoder = new StringDecoder('utf8');
        const hidden = hiddenText(secrets);
        stream.on('data', (chunk: Buffer) => say(hidden.add(decoder.write(chunk))));
        stream.on('error', () => {});
        stream.once('close', () => {
          say(hidden.add(decoder.end()));
          say(hidden.rest());
          resolve();
        });
      }),
  );
  return async () => {
    const enough = setTimeout(() => streams.forEach((stream) => stream.destroy()), LAST_WORDS_MS);
    await Promise.all(closed);
    clearTimeout(enough);
  };
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody is left in the group.
  }
}
