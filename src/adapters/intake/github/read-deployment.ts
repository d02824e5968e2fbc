import type { HookRequest } from '#app/dialect.ts';
import type { IncomingChange } from '#app/ports/changes.ts';
import { incomingChange, type SaidChange } from '../incoming-change.ts';
import { kindByWords, speaksOfUndoing } from '../kind-words.ts';
import { readInstant } from '../read-instant.ts';
import { repositoryWords } from './repository-words.ts';
import type { DeploymentEvent, DeploymentStatusEvent } from './payloads.ts';

/** A deployment that was asked for: it is in progress until a status says how it went. */
export function readDeployment(event: DeploymentEvent, request: HookRequest): IncomingChange {
  const { deployment } = event;
  return incomingChange(
    { ...deployed(event), status: 'in-progress', statusAt: readInstant(deployment.created_at) },
    request,
  );
}

/** How a deployment goes; null for states that say nothing of it, such as `inactive`: something newer took its place. */
export function readDeploymentStatus(event: DeploymentStatusEvent, request: HookRequest): IncomingChange | null {
  const { deployment_status: news } = event;
  const status = statusOf(news.state);
  if (status === null) return null;
  const statusAt = readInstant(news.updated_at ?? news.created_at);
  const link = news.log_url || news.target_url;
  return incomingChange(
    {
      ...deployed(event),
      ...(link ? { link } : {}),
      status,
      statusAt,
      endsAt: status === 'in-progress' ? null : statusAt,
    },
    request,
  );
}

function statusOf(state: string): IncomingChange['status'] | null {
  switch (state) {
    case 'success':
      return 'succeeded';
    case 'failure':
    case 'error':
      return 'failed';
    case 'in_progress':
    case 'queued':
    case 'pending':
    case 'waiting':
      return 'in-progress';
    default:
      return null;
  }
}

function deployed(event: DeploymentEvent): SaidChange {
  const { deployment, workflow_run: run } = event;
  const task = deployment.task ?? 'deploy';
  const isCommit = deployment.ref === deployment.sha;
  const what = isCommit ? deployment.sha.slice(0, 7) : deployment.ref;
  const where = repositoryWords(event.repository);
  const verb = speaksOfUndoing(task) ? 'Roll back to' : 'Deploy';
  return {
    ...where,
    source: 'github',
    title: `${verb} ${what} of ${where.repository}`,
    description: [deployment.description, run?.display_title].filter((words) => (words ?? '') !== '').join('\n'),
    kind: kindByWords(task) ?? 'deploy',
    environment: deployment.environment,
    at: readInstant(deployment.created_at),
    author: deployment.creator?.login ?? event.sender?.login,
    // A branch moves on; a tag and a commit say what went out.
    version: /^v?\d/u.test(deployment.ref) ? deployment.ref : deployment.sha,
    link: run?.html_url ?? where.link,
    isRevert: speaksOfUndoing(task),
    key: `${where.key} deployment ${deployment.id}`,
  };
}
