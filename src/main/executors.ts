import { guardedAsk } from '#adapters/channels/ask.ts';
import { testGithub } from '#adapters/executors/github-workflow/test-github.ts';
import { githubWorkflowExecutor } from '#adapters/executors/github-workflow/github-workflow-executor.ts';
import { gitlabPipelineExecutor } from '#adapters/executors/gitlab-pipeline/gitlab-pipeline-executor.ts';
import { testGitlab } from '#adapters/executors/gitlab-pipeline/test-gitlab.ts';
import { manualExecutor } from '#adapters/executors/manual/manual-executor.ts';
import { testWebhook } from '#adapters/executors/webhook/test-webhook.ts';
import { webhookExecutor } from '#adapters/executors/webhook/webhook-executor.ts';
import { runnerExecutor } from '#adapters/executors/runner/runner-executor.ts';
import type { Connections, OpenConnection } from '#app/ports/connections.ts';
import type { Runners } from '#app/ports/runners.ts';
import type { Executor } from '#app/ports/revert.ts';
import type { ExecutorKind } from '#core/revert/revert-plan.ts';
import { assertNever } from '#core/shared/assert-never.ts';
import { pause } from './pause.ts';
import { systemClock } from './system-clock.ts';

const ask = guardedAsk();

/** Everything that performs steps outside the desk, by kind. Runners take their steps themselves. */
export function deskExecutors(connections: Connections, runners: Runners): ReadonlyMap<ExecutorKind, Executor> {
  const options = {
    connection: (name: string) => connections.open(name),
    ask,
    clock: systemClock,
    pause: (ms: number) => pause(ms, new AbortController().signal),
  };
  return new Map<ExecutorKind, Executor>([
    ['manual', manualExecutor()],
    ['webhook', webhookExecutor(options)],
    ['github-workflow', githubWorkflowExecutor(options)],
    ['gitlab-pipeline', gitlabPipelineExecutor(options)],
    ['runner', runnerExecutor({ runner: (name) => runners.get(name), clock: systemClock })],
  ]);
}

/** Asks the other side of a connection who it is. */
export async function testOfConnection(open: OpenConnection): Promise<{ works: boolean; says: string }> {
  const { connection, secret, secretLost } = open;
  if (secretLost)
    return { works: false, says: 'The desk’s key does not open the secret. Restore secret.key, or enter it again.' };
  switch (connection.kind) {
    case 'github':
      return testGithub({ ask }, { connection, secret });
    case 'gitlab':
      return testGitlab({ ask }, { connection, secret });
    case 'webhook':
      return testWebhook({ ask }, { connection, secret });
    default:
      return assertNever(connection);
  }
}
