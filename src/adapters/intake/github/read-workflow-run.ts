import type { HookRequest } from '#app/dialect.ts';
import type { IncomingChange } from '#app/ports/changes.ts';
import { incomingChange } from '../incoming-change.ts';
import { kindByWords, speaksOfUndoing } from '../kind-words.ts';
import { readInstant } from '../read-instant.ts';
import type { WorkflowRunEvent } from './payloads.ts';
import { repositoryWords } from './repository-words.ts';

/** A run of a workflow whose name says that it changes something; null for all others, and for runs that did nothing. */
export function readWorkflowRun(event: WorkflowRunEvent, request: HookRequest): IncomingChange | null {
  const { workflow_run: run } = event;
  const name = run.name ?? run.path ?? '';
  const kind = kindByWords(name);
  const status = statusOf(event);
  // A run for a pull request tries something out.
  if (kind === null || status === null || (run.event ?? '').startsWith('pull_request')) return null;
  const where = repositoryWords(event.repository);
  const statusAt = readInstant(run.updated_at ?? run.created_at);
  return incomingChange(
    {
      ...where,
      source: 'github',
      title: `${name} of ${where.repository}`,
      description: run.display_title,
      kind,
      at: readInstant(run.run_started_at ?? run.created_at),
      status,
      statusAt,
      endsAt: status === 'in-progress' ? null : statusAt,
      author: run.actor?.login ?? event.sender?.login,
      version: run.head_sha,
      link: run.html_url ?? where.link,
      isRevert: speaksOfUndoing(name),
      key: `${where.key} run ${run.id} attempt ${run.run_attempt ?? 1}`,
    },
    request,
  );
}

function statusOf({ action, workflow_run: { conclusion } }: WorkflowRunEvent): IncomingChange['status'] | null {
  if (action !== 'completed') return 'in-progress';
  if (conclusion === 'success') return 'succeeded';
  return ['failure', 'cancelled', 'timed_out'].includes(conclusion ?? '') ? 'failed' : null;
}
