import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunnerStep } from '#contract/runner.ts';
import { MINUTE_MS, SECOND_MS } from '#core/shared/instant.ts';
import { commandOf, type Command } from './command-of.ts';
import { parseRunnerConfig } from './runner-config.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twoam-runner-'));
  await writeFile(join(folder, 'token'), 'deploy-secret\n');
});
afterAll(() => rm(folder, { recursive: true }));

/** A pattern that would let anything through: what is refused all the same is refused by the runner itself. */
const config = () =>
  parseRunnerConfig(
    `
commands:
  revert:
    run: [/usr/local/bin/revert, --service, '{service}', '--to={version}', fixed]
    parameters:
      service: { pattern: '(?s).*' }
      version: { pattern: 'v[0-9]+', longest: 8 }
    cwd: /srv
    env: { STAGE: production }
    pass: [LANG, ABSENT]
    secrets: { DEPLOY_TOKEN: ${folder}/token }
    timeout: 30s
`,
    'runner.yaml',
  );

const step = (args: Record<string, string>, change: Partial<RunnerStep> = {}): RunnerStep => ({
  runId: 'run_1',
  stepId: 'undo',
  attemptId: 'att_1',
  command: 'revert',
  args: { service: 'auth', version: 'v41', ...args },
  timeoutMs: 10 * MINUTE_MS,
  ...change,
});

const read = (given: RunnerStep): Promise<Command | { refused: string }> =>
  commandOf(config(), given, { LANG: 'C.UTF-8', HOME: '/root', AWS_SECRET_ACCESS_KEY: 'x' });

describe('a step on a runner', () => {
  test('runs the program of this machine’s list, each value being one argument', async () => {
    expect(await read(step({}))).toEqual({
      program: '/usr/local/bin/revert',
      args: ['--service', 'auth', '--to=v41', 'fixed'],
      cwd: '/srv',
      env: {
        PATH: expect.stringContaining('/usr/bin'),
        LANG: 'C.UTF-8',
        STAGE: 'production',
        DEPLOY_TOKEN: 'deploy-secret',
        TWOAM_ATTEMPT: 'att_1',
        TWOAM_RUN: 'run_1',
      },
      secrets: ['deploy-secret'],
      timeoutMs: 30 * SECOND_MS,
    });
  });

  test.each([
    'auth; rm -rf /',
    'auth && id',
    'auth|id',
    '$(id)',
    '`id`',
    '${HOME}',
    '$HOME',
    'a > /etc/passwd',
    "a' 'b",
    'a" "b',
    'a\\b',
    'a*',
    '?',
    '[a]',
    '{a,b}',
    '~root',
    '!!',
    '#x',
    'a b',
    'a\tb',
    'a\nb',
    'a\rb',
    'a\0b',
    '',
    ' ',
    '-x',
    '--x',
    '--upload-pack=id',
    '-',
    '../../etc/passwd',
    'a/../b',
    '..',
    'аuth',
    'a\u202Eb',
    'a\u00A0b',
    '🔥',
    '\uD800',
    'x'.repeat(201),
  ])('with the value %j is refused, whatever the pattern lets through', async (service) => {
    expect(await read(step({ service }))).toEqual({ refused: expect.stringContaining('service') });
  });

  test.each(['41', 'v', 'v41\n', 'xv41', 'v41x', 'v41 v42', 'v123456789'])(
    'with %j must match the whole pattern and its length',
    async (version) => {
      expect(await read(step({ version }))).toEqual({ refused: expect.stringContaining('version') });
    },
  );

  test('with a parameter too many or too few, or an unknown command, is refused', async () => {
    for (const given of [
      step({ other: 'x' }),
      step({}, { args: JSON.parse('{"service":"auth","version":"v1","__proto__":"x"}') }),
      step({}, { args: { service: 'auth' } }),
      step({}, { command: 'sh' }),
      step({}, { command: 'constructor' }),
      step({}, { command: '__proto__' }),
      step({}, { command: '/bin/sh' }),
    ])
      expect(await read(given)).toEqual({ refused: expect.any(String) });
  });

  test('never gets more arguments, another program or a dash in front, for any values', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string(), async (service, version) => {
        const command = await read(step({ service, version }));
        if ('refused' in command) return;
        expect(command.program).toBe('/usr/local/bin/revert');
        expect(command.args).toHaveLength(4);
        expect(command.args[1]).toMatch(/^[A-Za-z0-9._:/@+,=%][A-Za-z0-9._:/@+,=%-]*$/);
        expect(command.args[2]).toMatch(/^--to=v[0-9]+$/);
      }),
    );
  });

  test('is refused when a secret of it cannot be read, without naming the file', async () => {
    await rm(join(folder, 'token'));
    const answer = await read(step({}));
    expect(answer).toEqual({ refused: expect.stringContaining('DEPLOY_TOKEN') });
    expect(JSON.stringify(answer)).not.toContain(folder);
  });
});
