import { spawn } from 'node:child_process';

/** @type {NodeJS.Signals[]} */
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program until it ends; a signal to this process goes on to the program, which decides what to do.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<{ code: number | null, signal: NodeJS.Signals | null }>}
 */
export async function runToEnd(command, args, options) {
  const child = spawn(command, args, options);
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    // Ctrl-C reaches every program of the terminal by itself; sent on, this one would get it twice.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of forwarded) process.on(signal, forward);
  const unwatch = watchForLostNpm(() => child.kill('SIGTERM'));
  try {
    return await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (code, signal) => resolve({ code, signal }));
    });
  } finally {
    unwatch();
    for (const signal of forwarded) process.off(signal, forward);
  }
}

/**
 * A signal to npm ends npm and the shell between it and us, and never reaches this process: it only gets another
 * parent.
 *
 * @param {() => void} onLost
 * @returns {() => void} ends the watch
 */
function watchForLostNpm(onLost) {
  if (process.env['npm_command'] === undefined) return () => {};
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    onLost();
  }, 250);
  watch.unref();
  return () => clearInterval(watch);
}
