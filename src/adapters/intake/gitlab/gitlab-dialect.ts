import type { z } from 'zod';
import type { Dialect, DialectResult, HookRequest, SecretCheck } from '#app/dialect.ts';
import type { IncomingChange } from '#app/ports/changes.ts';
import { accepted, ignored } from '../change-answers.ts';
import { sameText } from '../check-hook-secret.ts';
import { describeFaults } from '../describe-faults.ts';
import { readJson } from '../read-json.ts';
import { refuse } from '../refuse.ts';
import { deploymentHook, pipelineHook, releaseHook } from './payloads.ts';
import { readDeploymentHook, readPipelineHook, readReleaseHook } from './read-events.ts';

type Reader = (body: unknown, request: HookRequest) => DialectResult;

const READERS = new Map<string, Reader>([
  ['Deployment Hook', reader(deploymentHook, one(readDeploymentHook), 'This status says that nothing was done yet.')],
  ['Release Hook', reader(releaseHook, one(readReleaseHook), 'Only releases that are made count.')],
  ['Pipeline Hook', reader(pipelineHook, readPipelineHook, 'This pipeline has not begun to deploy to an environment.')],
]);

/** GitLab's webhooks of projects and groups. */
export const gitlabDialect: Dialect = { kind: 'gitlab', checkSecret: checkToken, read };

function checkToken(secret: string, { headers }: HookRequest): SecretCheck {
  return sameText(headers['x-gitlab-token'] ?? '', secret) ? 'good' : 'bad-signature';
}

function read(request: HookRequest): DialectResult {
  const event = request.headers['x-gitlab-event'];
  const json = readJson(request.rawBody);
  if (json.outcome === 'not-json') return refuse('not-json', [json.fault]);
  if (event === undefined) return refuse('bad-input', [{ path: 'X-Gitlab-Event', message: 'is missing' }]);
  const known = READERS.get(event);
  return known === undefined
    ? ignored(`Of GitLab’s events ${[...READERS.keys()].join(', ')} are read here.`)
    : known(json.value, request);
}

function one<E>(
  readEvent: (event: E, request: HookRequest) => IncomingChange | null,
): (event: E, request: HookRequest) => IncomingChange[] {
  return (event, request) => {
    const change = readEvent(event, request);
    return change === null ? [] : [change];
  };
}

function reader<S extends z.ZodType>(
  schema: S,
  readEvent: (event: z.output<S>, request: HookRequest) => IncomingChange[],
  whyNot: string,
): Reader {
  return (body, request) => {
    const parsed = schema.safeParse(body);
    if (!parsed.success) return refuse('bad-input', describeFaults(parsed.error, body));
    const changes = readEvent(parsed.data, request);
    return changes.length === 0 ? ignored(whyNot) : accepted(changes);
  };
}
