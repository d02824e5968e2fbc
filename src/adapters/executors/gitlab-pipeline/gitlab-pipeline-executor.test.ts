import { afterEach, describe, expect, test } from 'vitest';
import type { OpenConnection } from '#app/ports/connections.ts';
import { connection } from '#contract/connection.ts';
import { describeExecutor, stepOf, type ExecutorUnderTest } from '#testing/executor-kit.ts';
import { gitlabDouble, type GitlabDouble } from '#testing/gitlab-double.ts';
import { realAsk } from '#testing/real-ask.ts';
import { gitlabPipelineExecutor } from './gitlab-pipeline-executor.ts';

const action = {
  executor: 'gitlab-pipeline' as const,
  connection: 'gitlab',
  project: 'acme/shop',
  ref: 'main',
  variables: { VERSION: 'v41' },
};

async function open(timeoutMs = 4000): Promise<ExecutorUnderTest & { gitlab: GitlabDouble }> {
  const gitlab = await gitlabDouble();
  const held: OpenConnection = {
    connection: connection.parse({ kind: 'gitlab', url: gitlab.url, allowPrivate: true }),
    secret: gitlab.token,
    secretLost: false,
  };
  return {
    gitlab,
    executor: gitlabPipelineExecutor({
      connection: async (name) => (name === 'gitlab' ? held : null),
      ask: realAsk,
      clock: { now: () => Date.now() },
      pause: async () => undefined,
      timeoutMs,
    }),
    action,
    connection: held,
    mood: (mood) => gitlab.mood(mood),
    did: () =>
      gitlab.pipelines.map(({ variables }) => variables.find(({ key }) => key === 'TWOAM_ATTEMPT')?.value ?? ''),
    finish: (outcome) =>
      gitlab.pipelines.forEach((one) => (one.status = outcome === 'succeeded' ? 'success' : 'failed')),
    requests: () => gitlab.requests.length,
    secrets: [gitlab.token],
    close: () => gitlab.close(),
  };
}

describeExecutor('GitLab pipeline', open);

describe('a GitLab pipeline', () => {
  let held: Awaited<ReturnType<typeof open>>;
  afterEach(() => held.close());

  test.each(['acme/../x', '..', 'a b', 'acme/shop?x', ''])(
    'of the project %j is refused without asking',
    async (project) => {
      held = await open();
      expect(await held.executor.start(stepOf({ ...action, project }))).toMatchObject({ state: 'refused' });
      expect(held.requests()).toBe(0);
    },
  );

  test('of an unknown project or branch is seen by trying it out', async () => {
    held = await open();
    const faults = async (change: object): Promise<string[]> =>
      (await held.executor.tryOut({ ...action, ...change })).faults;
    expect(await faults({ project: 'acme/other' })).toEqual([expect.stringContaining('no project acme/other')]);
    expect(await faults({ ref: 'gone' })).toEqual([expect.stringContaining('no branch or tag gone')]);
  });

  test('carries the step’s variables as they are, and the attempt', async () => {
    held = await open();
    const VERSION = '$(id); `x` "\n';
    await held.executor.start(stepOf({ ...action, variables: { VERSION } }, 'att_1'));
    expect(held.gitlab.pipelines[0]?.variables).toEqual([
      { key: 'VERSION', value: VERSION },
      { key: 'TWOAM_ATTEMPT', value: 'att_1' },
    ]);
  });
});
