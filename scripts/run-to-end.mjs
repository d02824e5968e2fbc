import { spawn } from 'node:child_process';

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program until it ends; a signal to this process goes on to the program, which decides what to do.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<{ code: number | null, signal: string | null }>}
 */
export function runToEnd(command, args, options) {
  const child = spawn(command, args, options);
  const forward = (signal) => {
    // Ctrl-C reaches every program of the terminal by itself; sent on, this one would get it twice.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of forwarded) process.on(signal, forward);
  const settled = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve({ code, signal }));
  });
  return settled.finally(() => {
    for (const signal of forwarded) process.off(signal, forward);
  });
}
