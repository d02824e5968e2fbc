import type { z } from 'zod';
import type { Dialect, DialectResult, HookRequest } from '#app/dialect.ts';
import type { IncomingChange } from '#app/ports/changes.ts';
import { accepted, ignored } from '../change-answers.ts';
import { describeFaults } from '../describe-faults.ts';
import { readJson } from '../read-json.ts';
import { refuse } from '../refuse.ts';
import { checkHubSignature } from './check-hub-signature.ts';
import { deploymentEvent, deploymentStatusEvent, releaseEvent, workflowRunEvent } from './payloads.ts';
import { issuesEvent, readIssue } from './read-issue.ts';
import { readDeployment, readDeploymentStatus } from './read-deployment.ts';
import { readRelease } from './read-release.ts';
import { readWorkflowRun } from './read-workflow-run.ts';

type Reader = (body: unknown, request: HookRequest) => DialectResult;

const READERS = new Map<string, Reader>([
  ['ping', () => ignored('This address is ready. Deployments, releases and workflow runs are taken from now on.')],
  ['deployment', reader(deploymentEvent, readDeployment, '')],
  ['deployment_status', reader(deploymentStatusEvent, readDeploymentStatus, 'This state says nothing of how it went.')],
  ['release', reader(releaseEvent, readRelease, 'Only releases that are published, no drafts or pre-releases, count.')],
  ['issues', issues],
  [
    'workflow_run',
    reader(workflowRunEvent, readWorkflowRun, 'This run is no deployment by its name, or it did nothing.'),
  ],
]);

/** GitHub's webhooks. Keys are made of ids, so that a delivery that is sent again is the same change. */
export const githubDialect: Dialect = { kind: 'github', checkSecret: checkHubSignature, read };

function read(request: HookRequest): DialectResult {
  const event = request.headers['x-github-event'];
  const json = readJson(bodyOf(request));
  if (json.outcome === 'not-json') return refuse('not-json', [json.fault]);
  if (event === undefined) return refuse('bad-input', [{ path: 'X-GitHub-Event', message: 'is missing' }]);
  const known = READERS.get(event);
  return known === undefined
    ? ignored(`Of GitHub’s events ${[...READERS.keys()].join(', ')} are read here.`)
    : known(json.value, request);
}

function issues(body: unknown): DialectResult {
  const parsed = issuesEvent.safeParse(body);
  return parsed.success ? readIssue(parsed.data) : refuse('bad-input', describeFaults(parsed.error, body));
}

/** A webhook may be set to send a form, of which `payload` is the JSON. */
function bodyOf({ headers, rawBody }: HookRequest): Uint8Array {
  if (!(headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')) return rawBody;
  return new TextEncoder().encode(new URLSearchParams(new TextDecoder().decode(rawBody)).get('payload') ?? '');
}

function reader<S extends z.ZodType>(
  schema: S,
  readEvent: (event: z.output<S>, request: HookRequest) => IncomingChange | null,
  whyNot: string,
): Reader {
  return (body, request) => {
    const parsed = schema.safeParse(body);
    if (!parsed.success) return refuse('bad-input', describeFaults(parsed.error, body));
    const change = readEvent(parsed.data, request);
    return change === null ? ignored(whyNot) : accepted([change]);
  };
}
