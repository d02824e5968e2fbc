import { afterEach, describe, expect, test } from 'vitest';
import type { OpenConnection } from '#app/ports/connections.ts';
import { connection } from '#contract/connection.ts';
import { describeExecutor, stepOf, type ExecutorUnderTest } from '#testing/executor-kit.ts';
import { githubDouble, type GithubDouble, type RunResult } from '#testing/github-double.ts';
import { realAsk } from '#testing/real-ask.ts';
import { githubWorkflowExecutor } from './github-workflow-executor.ts';

const WORKFLOW = `
name: Revert
run-name: Revert \${{ inputs.version }} \${{ inputs.twoam_attempt }}
on:
  workflow_dispatch:
    inputs:
      version: { required: true }
      twoam_attempt: { required: true }
`;

const action = {
  executor: 'github-workflow' as const,
  connection: 'github',
  repository: 'acme/shop',
  workflow: 'revert.yml',
  ref: 'main',
  inputs: { version: 'v41' },
};

async function open(timeoutMs = 4000, workflow = WORKFLOW): Promise<ExecutorUnderTest & { github: GithubDouble }> {
  const ends: ((result: RunResult) => void)[] = [];
  const github = await githubDouble({
    workflows: { 'revert.yml': workflow },
    work: () => new Promise((resolve) => ends.push(resolve)),
  });
  const held: OpenConnection = {
    connection: connection.parse({ kind: 'github', url: github.url, allowPrivate: true }),
    secret: github.token,
    secretLost: false,
  };
  return {
    github,
    executor: githubWorkflowExecutor({
      connection: async (name) => (name === 'github' ? held : null),
      ask: realAsk,
      clock: { now: () => Date.now() },
      pause: async () => undefined,
      timeoutMs,
    }),
    action,
    connection: held,
    mood: (mood) => github.mood(mood),
    did: () => github.runs.map(({ inputs }) => inputs['twoam_attempt'] ?? ''),
    async finish(outcome) {
      ends.forEach((end) => end({ conclusion: outcome === 'failed' ? 'failure' : 'success', steps: ['git revert'] }));
      await Promise.resolve();
    },
    requests: () => github.requests.length,
    secrets: [github.token],
    close: () => github.close(),
  };
}

describeExecutor('GitHub workflow', open);

describe('a GitHub workflow', () => {
  let held: Awaited<ReturnType<typeof open>>;
  afterEach(() => held.close());

  test('of an older API, which names no run, is found by the attempt in its name, however late it appears', async () => {
    held = await open();
    Object.assign(held.connection.connection, { apiVersion: '2022-11-28' });
    held.github.appearsLate(3);
    const step = stepOf(action);
    let answer = await held.executor.start(step);
    const seen: string[] = [];
    for (let look = 0; look < 5 && answer.state === 'running'; look += 1) {
      seen.push(answer.ref);
      answer = await held.executor.look(step, answer.ref);
    }
    expect(seen).toEqual(['by-attempt', 'by-attempt', 'by-attempt', 'by-attempt', '9000000000']);
  });

  test('whose answer was lost is found although it appears late', async () => {
    held = await open();
    held.mood('hang-up-after-accepting');
    held.github.appearsLate(3);
    expect(await held.executor.start(stepOf(action))).toMatchObject({ state: 'running', ref: '9000000000' });
  });

  test('that is unknown, or that refuses the token, is refused in words', async () => {
    held = await open();
    held.github.mood('unknown-workflow');
    expect(await held.executor.start(stepOf(action))).toEqual({
      state: 'refused',
      why: expect.stringMatching(/answered HTTP 404, so nothing was started\. It says: Not Found/),
    });
    held.connection.secret = 'another-token';
    expect(await held.executor.start(stepOf(action))).toMatchObject({
      why: expect.stringContaining('Bad credentials'),
    });
  });

  test.each(['acme/../admin', '../../user', 'acme', 'acme/shop/x', 'acme/shop?x=', 'acme/..', 'a b/c'])(
    'of the repository %j is refused without asking',
    async (repository) => {
      held = await open();
      expect(await held.executor.start(stepOf({ ...action, repository }))).toMatchObject({ state: 'refused' });
      expect(held.requests()).toBe(0);
    },
  );

  test.each(['../revert.yml', 'revert', '..', 'a/b.yml', 'x.yml?y'])(
    'in the file %j is refused without asking',
    async (workflow) => {
      held = await open();
      expect(await held.executor.start(stepOf({ ...action, workflow }))).toMatchObject({ state: 'refused' });
      expect(held.requests()).toBe(0);
    },
  );

  test('that would be refused is seen by trying it out: inputs, name of the run, and being started by hand', async () => {
    held = await open(4000, WORKFLOW.replace(/^run-name.*$/m, '').replace('version: {', 'tag: {'));
    expect((await held.executor.tryOut(action)).faults).toEqual([
      expect.stringContaining('declares no input version'),
      expect.stringContaining('needs the input tag'),
      expect.stringContaining('cannot be found again'),
    ]);
    await held.close();
    held = await open(4000, 'on: push\n');
    expect((await held.executor.tryOut(action)).faults).toEqual([expect.stringContaining('workflow_dispatch')]);
    expect((await held.executor.tryOut({ ...action, workflow: 'other.yml' })).faults).toEqual([
      expect.stringContaining('has no workflow other.yml'),
    ]);
  });

  test('a hostile value of an input stays a value', async () => {
    held = await open();
    const version = '"; rm -rf / #\n$(id) ${{ secrets.X }}';
    await held.executor.start(stepOf({ ...action, inputs: { version } }));
    expect(held.github.runs).toMatchObject([{ inputs: { version } }]);
  });
});
