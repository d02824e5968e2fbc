import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { secondsAhead } from './at-hour/hours-ahead.ts';
import { runToEnd } from './run-to-end.mjs';

const checkout = path.resolve(import.meta.dirname, '..');

/** Compiles what moves the clock, and says where it is. */
function movedClock(): string {
  const library = path.join(checkout, 'node_modules/.cache/moved-clock.so');
  const source = path.join(import.meta.dirname, 'at-hour/moved-clock.c');
  mkdirSync(path.dirname(library), { recursive: true });
  try {
    execFileSync('cc', ['-O2', '-shared', '-fPIC', '-o', library, source], { stdio: 'inherit' });
  } catch (cause) {
    throw new Error('The clock could not be compiled. This needs Linux and a C compiler called cc.', { cause });
  }
  return library;
}

async function runAt(said: string, command: string, args: string[]): Promise<number> {
  const seconds = secondsAhead(said, new Date());
  const env = { ...process.env, LD_PRELOAD: movedClock(), MOVED_CLOCK_S: String(seconds) };
  console.log(`By the clock of what follows it is ${new Date(Date.now() + seconds * 1000).toISOString()}.`);
  return (await runToEnd(command, args, { stdio: 'inherit', env })).code ?? 1;
}

const [said = '', command, ...args] = process.argv.slice(2);
try {
  if (command === undefined) throw new Error('Say an hour and a command, such as: npm run at -- 03:00 vitest run');
  process.exitCode = await runAt(said, command, args);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
