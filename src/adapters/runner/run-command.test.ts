import { expect, test } from 'vitest';
import { SECOND_MS } from '#core/shared/instant.ts';
import type { Command } from './command-of.ts';
import { hiddenText } from './hidden-text.ts';
import { runCommand } from './run-command.ts';

const sh = (script: string, change: Partial<Command> = {}): Command => ({
  program: '/bin/sh',
  args: ['-c', script],
  cwd: '/',
  env: { PATH: process.env['PATH'] ?? '' },
  secrets: [],
  timeoutMs: 20 * SECOND_MS,
  ...change,
});

function run(command: Command): {
  printed: () => string;
  ended: ReturnType<typeof runCommand>['ended'];
  cancel(): void;
} {
  let text = '';
  const { ended, cancel } = runCommand(command, (piece) => (text += piece));
  return { printed: () => text, ended, cancel };
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test('a command’s both outputs are kept, and its exit says how it ended', async () => {
  const good = run(sh('echo out; echo err >&2'));
  expect(await good.ended).toEqual({ state: 'ended', outcome: 'succeeded' });
  expect(good.printed().split('\n').toSorted()).toEqual(['', 'err', 'out']);
  expect(await run(sh('exit 3')).ended).toEqual({ state: 'ended', outcome: 'failed', why: 'It exited with 3.' });
  expect(await run(sh('kill -9 $$')).ended).toMatchObject({ outcome: 'failed', why: 'It ended by SIGKILL.' });
});

test('a program that is not there was certainly not run', async () => {
  expect(await run(sh('', { program: '/no/such/program' })).ended).toEqual({
    state: 'refused',
    why: 'The program could not be started (ENOENT).',
  });
});

test('arguments reach the program as they are, without a shell', async () => {
  const args = ['$(id)', '; id', '*', 'a b', "'"];
  const printed = run(sh('', { program: '/usr/bin/printf', args: ['[%s]', ...args] }));
  await printed.ended;
  expect(printed.printed()).toBe(args.map((one) => `[${one}]`).join(''));
});

test.each([
  ['cancelled', 'cancelled'],
  ['late', 'failed'],
] as const)('a %s command ends with all that it started', async (how, outcome) => {
  const running = run(
    sh('sleep 300 & echo child $!; trap "" TERM; sleep 300', how === 'late' ? { timeoutMs: 700 } : {}),
  );
  await expect.poll(running.printed).toMatch(/child \d+\n/);
  const child = Number(/\d+/.exec(running.printed())?.[0]);
  expect(isAlive(child)).toBe(true);
  if (how === 'cancelled') running.cancel();
  expect(await running.ended).toMatchObject({ state: 'ended', outcome, why: expect.stringContaining('stopped') });
  await expect.poll(() => isAlive(child)).toBe(false);
});

test('a daemon that keeps the output open does not keep the step open', async () => {
  const running = run(sh('sleep 300 & echo $!'));
  expect(await running.ended).toMatchObject({ outcome: 'succeeded' });
  process.kill(Number(running.printed()), 'SIGKILL');
});

test('endless output is cut', async () => {
  const running = run(sh('yes | head -c 3000000'));
  expect(await running.ended).toMatchObject({ outcome: 'succeeded' });
  expect(running.printed().length).toBeLessThan(1_100_000);
  expect(running.printed()).toContain('is not kept');
});

test('secrets are hidden, also where they are cut into pieces', async () => {
  const running = run(sh('printf deploy-; sleep 0.1; printf "secret!"', { secrets: ['deploy-secret'] }));
  await running.ended;
  expect(running.printed()).toBe('***!');
  const hidden = hiddenText(['deploy-secret', 'abcd']);
  const text = 'x deploy-secret y abcd deploy-secre'.split('').map((letter) => hidden.add(letter));
  expect(text.join('') + hidden.rest()).toBe('x *** y *** deploy-secre');
});
