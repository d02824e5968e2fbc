import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) endGroup(child);
});

/** Ends a process and whatever it left behind. */
function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // The whole group has ended by itself.
  }
}

const runner = JSON.stringify(path.join(import.meta.dirname, 'run-to-end.mjs'));

/** A process that runs `program` through runToEnd and prints how it ended. */
function runnerOf(program: string): string {
  return `
    import { runToEnd } from ${runner};
    const end = await runToEnd(process.execPath, ['--eval', ${JSON.stringify(program)}], { stdio: 'inherit' });
    console.log(JSON.stringify(end));`;
}

function start(script: string, env: NodeJS.ProcessEnv = {}): ChildProcess {
  const args = ['--input-type=module', '--eval', script];
  const child = spawn(process.execPath, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
    detached: true,
  });
  started.push(child);
  return child;
}

/** Everything a process prints, as far as it has come. */
function listen(child: ChildProcess): { said: () => string; end: Promise<unknown> } {
  let text = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  return { said: () => text, end: once(child.stdout ?? child, 'close') };
}

const waitsForSignal = `
  for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(name, () => { console.log('got', name); process.exit(5); });
  setInterval(() => {}, 60_000);
  console.log('ready');`;

test('the exit code of the program is kept', async () => {
  const { said, end } = listen(start(runnerOf('process.exit(7)')));
  await end;
  expect(JSON.parse(said())).toEqual({ code: 7, signal: null });
});

test('the signal that ended the program is told', async () => {
  const { said, end } = listen(start(runnerOf("process.kill(process.pid, 'SIGKILL')")));
  await end;
  expect(JSON.parse(said())).toEqual({ code: null, signal: 'SIGKILL' });
});

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s goes on to the program, once', async (signal) => {
  const child = start(runnerOf(waitsForSignal));
  const { said, end } = listen(child);
  await expect.poll(said).toContain('ready');
  child.kill(signal);
  await end;
  expect(said()).toBe(`ready\ngot ${signal}\n{"code":5,"signal":null}\n`);
});

test('a program whose npm was killed is ended, although no signal reaches it', async () => {
  const nested = ['--input-type=module', '--eval', runnerOf(waitsForSignal)];
  const script = `
    import { spawn } from 'node:child_process';
    spawn(process.execPath, ${JSON.stringify(nested)}, { stdio: 'inherit' });`;
  const viaNpm = start(script, { npm_command: 'run-script' });
  const { said, end } = listen(viaNpm);
  await expect.poll(said).toContain('ready');
  viaNpm.kill('SIGKILL');
  await end;
  expect(said()).toContain('got SIGTERM');
});
