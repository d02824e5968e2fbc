import type { HookRequest } from '#app/dialect.ts';
import type { IncomingChange } from '#app/ports/changes.ts';
import type { Instant } from '#core/shared/instant.ts';
import { incomingChange, type SaidChange } from '../incoming-change.ts';
import type { DeploymentHook, PipelineHook, PipelineJob, ReleaseHook } from './payloads.ts';

/** How a deployment goes; null while nothing was done, as when it waits for approval or was skipped. */
export function readDeploymentHook(event: DeploymentHook, request: HookRequest): IncomingChange | null {
  const status = statusOf(event.status);
  const id = event.deployment_id ?? event.deployable_id;
  if (status === null) return null;
  const where = projectWords(event.project);
  const sha = event.commit_url?.split('/').at(-1) ?? event.short_sha ?? null;
  return incomingChange(
    {
      ...where,
      source: 'gitlab',
      title: `Deploy ${event.ref ?? event.short_sha ?? 'a commit'} of ${where.repository}`,
      description: event.commit_title,
      environment: event.environment,
      ...timesOf(status, event.status_changed_at ?? null, null),
      author: event.user?.name ?? event.user?.username,
      version: /^v?\d/u.test(event.ref ?? '') ? event.ref : sha,
      link: event.deployable_url || where.link,
      key: id === null || id === undefined ? null : `${where.key} deployment ${id}`,
    },
    request,
  );
}

/** A release that was made; null for changes to its words. */
export function readReleaseHook(event: ReleaseHook, request: HookRequest): IncomingChange | null {
  if (event.action !== 'create') return null;
  const where = projectWords(event.project);
  const at = event.released_at ?? event.created_at ?? null;
  return incomingChange(
    {
      ...where,
      source: 'gitlab',
      title: `Release ${event.tag} of ${where.repository}`,
      description: [event.name, event.description].filter((words) => (words ?? '') !== '').join('\n'),
      ...{ at, statusAt: at, endsAt: at },
      author: event.commit?.author?.name,
      version: event.tag,
      link: event.url ?? where.link,
      key: `${where.key} release ${event.id}`,
    },
    request,
  );
}

/** The environments that a pipeline's jobs have begun to deploy to, each a change. */
export function readPipelineHook(event: PipelineHook, request: HookRequest): IncomingChange[] {
  const { object_attributes: pipeline, user, commit } = event;
  const where = projectWords(event.project);
  return deployJobs(event.builds).map(({ environment, status, startedAt, finishedAt }) =>
    incomingChange(
      {
        ...where,
        source: 'gitlab',
        title: `Deploy ${pipeline.ref ?? 'a commit'} of ${where.repository}`,
        description: commit?.title ?? commit?.message,
        environment,
        ...timesOf(status, finishedAt, startedAt ?? pipeline.created_at ?? null),
        author: user?.name ?? user?.username,
        version: pipeline.tag === true ? pipeline.ref : pipeline.sha,
        link: pipeline.url ?? where.link,
        key: `${where.key} pipeline ${pipeline.id} ${environment}`,
      },
      request,
    ),
  );
}

interface DeployJob {
  environment: string;
  status: IncomingChange['status'];
  startedAt: Instant | null;
  finishedAt: Instant | null;
}

/** One entry per environment: it failed when one of its jobs did, and is done when all are. */
function deployJobs(jobs: readonly PipelineJob[]): DeployJob[] {
  const byEnvironment = Map.groupBy(
    jobs.filter(({ environment, status }) => (environment?.action ?? 'start') === 'start' && statusOf(status) !== null),
    ({ environment }) => environment?.name ?? '',
  );
  byEnvironment.delete('');
  return [...byEnvironment].map(([environment, own]) => {
    const states = own.map(({ status }) => statusOf(status));
    const status = states.includes('failed') ? 'failed' : states.includes('in-progress') ? 'in-progress' : 'succeeded';
    const times = (pick: (one: PipelineJob) => Instant | null | undefined) => own.flatMap((one) => pick(one) ?? []);
    const [starts, ends] = [times((one) => one.started_at), times((one) => one.finished_at)];
    return {
      environment,
      status,
      startedAt: starts.length > 0 ? Math.min(...starts) : null,
      finishedAt: ends.length > 0 && status !== 'in-progress' ? Math.max(...ends) : null,
    };
  });
}

function statusOf(status: string): IncomingChange['status'] | null {
  switch (status) {
    case 'success':
      return 'succeeded';
    case 'failed':
    case 'canceled':
      return 'failed';
    case 'running':
      return 'in-progress';
    default:
      return null;
  }
}

function timesOf(
  status: IncomingChange['status'],
  changedAt: Instant | null,
  startedAt: Instant | null,
): Pick<SaidChange, 'status' | 'at' | 'statusAt' | 'endsAt'> {
  const statusAt = changedAt ?? (status === 'in-progress' ? startedAt : null);
  return { status, at: startedAt ?? changedAt, statusAt, endsAt: status === 'in-progress' ? null : changedAt };
}

function projectWords({ path_with_namespace: repository, web_url: link }: ReleaseHook['project']) {
  const host = URL.canParse(link ?? '') ? new URL(link ?? '').host : 'gitlab.com';
  return { repository, hints: [repository.split('/').at(-1)], link: link ?? null, key: `${host} ${repository}` };
}
