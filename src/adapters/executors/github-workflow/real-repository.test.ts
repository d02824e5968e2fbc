import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ExecutorAnswer, ExecutorStep } from '#app/ports/revert.ts';
import { connection } from '#contract/connection.ts';
import { stepOf } from '#testing/executor-kit.ts';
import { githubDouble, type GithubDouble, type GithubRunDouble, type RunResult } from '#testing/github-double.ts';
import { realAsk } from '#testing/real-ask.ts';
import { githubWorkflowExecutor } from './github-workflow-executor.ts';

const execute = promisify(execFile);
const WORKFLOW = `
name: Revert
run-name: Revert \${{ inputs.commit }} (\${{ inputs.twoam_attempt }})
on: { workflow_dispatch: { inputs: { commit: { required: true }, twoam_attempt: { required: true } } } }
`;

let repository: string;
let github: GithubDouble;

const git = async (...args: string[]): Promise<string> => {
  const identity = ['-c', 'user.name=Revert bot', '-c', 'user.email=bot@example.test', '-c', 'commit.gpgsign=false'];
  return (await execute('git', [...identity, ...args], { cwd: repository })).stdout.trim();
};

/** What the workflow's job does: a real revert in a real repository. */
async function work({ inputs, ref }: GithubRunDouble): Promise<RunResult> {
  await git('checkout', '-q', ref);
  await git('revert', '--no-edit', inputs['commit'] ?? '');
  return { conclusion: 'success', steps: ['Check out', 'git revert', 'Deploy'] };
}

beforeEach(async () => {
  repository = await mkdtemp(join(tmpdir(), 'twoam-git-'));
  await git('init', '-q', '-b', 'main');
  for (const [version, content] of [
    ['v41', 'check the old way\n'],
    ['v42', 'check the role service\n'],
  ] as const) {
    await writeFile(join(repository, 'auth.conf'), content);
    await git('add', '.');
    await git('commit', '-q', '-m', `Release ${version}`);
    await git('tag', version);
  }
  github = await githubDouble({ workflows: { 'revert.yml': WORKFLOW }, work });
});
afterEach(async () => {
  await github.close();
  await rm(repository, { recursive: true, force: true });
});

const executor = () =>
  githubWorkflowExecutor({
    connection: async () => ({
      connection: connection.parse({ kind: 'github', url: github.url, allowPrivate: true }),
      secret: github.token,
      secretLost: false,
    }),
    ask: realAsk,
    clock: { now: () => Date.now() },
    pause: async () => undefined,
    timeoutMs: 4000,
  });

const undo = (commit: string): ExecutorStep =>
  stepOf({
    executor: 'github-workflow',
    connection: 'github',
    repository: 'acme/shop',
    workflow: 'revert.yml',
    ref: 'main',
    inputs: { commit },
  });

/** Looks until it has ended, as a plan run does. */
async function untilEnded(step: ExecutorStep, started: ExecutorAnswer): Promise<ExecutorAnswer> {
  let answer = started;
  await expect
    .poll(async () => {
      if (answer.state === 'running') answer = await executor().look(step, answer.ref);
      return answer.state;
    })
    .toBe('ended');
  return answer;
}

const deployed = (): Promise<string> => readFile(join(repository, 'auth.conf'), 'utf8');
const commits = async (): Promise<string[]> => (await git('log', '--format=%s')).split('\n');

test('a workflow reverts the release in a real repository, and the desk sees what its job did', async () => {
  const step = undo('v42');
  expect(await deployed()).toBe('check the role service\n');
  const ended = await untilEnded(step, await executor().start(step));
  expect(ended).toMatchObject({ outcome: 'succeeded', output: expect.stringContaining('git revert: success') });
  expect(await deployed()).toBe('check the old way\n');
  expect(await commits()).toEqual(['Revert "Release v42"', 'Release v42', 'Release v41']);
});

test.each(['fail-after-accepting', 'hang-up-after-accepting'] as const)(
  'when GitHub does %s, the run is found again and the release is reverted once',
  async (mood) => {
    github.mood(mood);
    github.appearsLate(2);
    const step = undo('v42');
    const ended = await untilEnded(step, await executor().start(step));
    expect(ended).toMatchObject({ outcome: 'succeeded' });
    expect(await commits()).toEqual(['Revert "Release v42"', 'Release v42', 'Release v41']);
    // A desk that died and was restarted finds the same run, and starts none.
    expect(await executor().find(step)).toMatchObject({ state: 'ended', outcome: 'succeeded' });
    expect(github.runs).toHaveLength(1);
  },
);

test('a revert that git cannot do has failed, with its words, and leaves the release as it was', async () => {
  const step = undo('v43');
  const ended = await untilEnded(step, await executor().start(step));
  expect(ended).toMatchObject({ outcome: 'failed', output: expect.stringContaining('v43') });
  expect(await deployed()).toBe('check the role service\n');
});
