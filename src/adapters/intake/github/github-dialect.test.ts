import { createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import type { HookRequest } from '#app/dialect.ts';
import { fromIso } from '#core/shared/instant.ts';
import { acceptedChanges, describeChangeDialect, onlyChange } from '#testing/change-dialect-kit.ts';
import { hookRequest } from '#testing/dialect-kit.ts';
import { githubDialect } from './github-dialect.ts';

type Body = Record<string, Record<string, unknown>>;

const require = createRequire(import.meta.url);
const examples = require('@octokit/webhooks-examples') as { name: string; examples: Body[] }[];

/** GitHub's own example of an event. */
function example(event: string, matches: (body: Body) => boolean = () => true): Body {
  const found = examples.find(({ name }) => name === event)?.examples.find(matches);
  if (found === undefined) throw new Error(`no example of ${event}`);
  return structuredClone(found);
}

function request(event: string | null, body: unknown, headers: HookRequest['headers'] = {}): HookRequest {
  const bare = hookRequest(body);
  return { ...bare, headers: { ...bare.headers, ...(event !== null && { 'x-github-event': event }), ...headers } };
}
const read = (event: string | null, body: unknown) => githubDialect.read(request(event, body));
const answer = (event: string | null, body: unknown) => read(event, body).answer.body;

const status = (state: string, change: object = {}): Body => {
  const body = example('deployment_status');
  return { ...body, deployment_status: { ...body['deployment_status'], state, ...change } };
};

describeChangeDialect({
  dialect: githubDialect,
  request: { headers: { 'x-github-event': 'deployment_status' } },
  body: (words) => ({
    deployment: {
      ...{ id: 7, sha: words, ref: words, task: words, environment: words, description: words },
      created_at: '2026-11-22T21:00:00Z',
    },
    deployment_status: { state: 'success', target_url: words, created_at: '2026-11-22T21:05:00Z' },
    repository: { full_name: words, html_url: words },
    sender: { login: words },
  }),
});

describe('GitHub', () => {
  test('a deployment is a change in progress, of the repository and commit it names', () => {
    expect(onlyChange(read('deployment', example('deployment')))).toMatchObject({
      source: 'github',
      title: 'Deploy master of Codertocat/Hello-World',
      kind: 'deploy',
      environment: 'production',
      status: 'in-progress',
      at: fromIso('2019-05-15T15:20:53Z'),
      endsAt: null,
      author: 'Codertocat',
      version: 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e',
      repository: 'Codertocat/Hello-World',
      hints: ['Hello-World'],
      key: 'github.com Codertocat/Hello-World deployment 145988746',
    });
  });

  test.each([
    ['success', 'succeeded'],
    ['failure', 'failed'],
    ['error', 'failed'],
    ['in_progress', 'in-progress'],
    ['queued', 'in-progress'],
  ])('a deployment of which GitHub says %s has %s, under the key of its deployment', (state, expected) => {
    const at = '2019-05-15T16:00:00Z';
    const change = onlyChange(read('deployment_status', status(state, { created_at: at, updated_at: at })));
    expect(change).toMatchObject({ status: expected, statusAt: fromIso(at), at: fromIso('2019-05-15T15:20:53Z') });
    expect(change.key).toBe(onlyChange(read('deployment', example('deployment'))).key);
    expect(change.endsAt).toBe(expected === 'in-progress' ? null : fromIso(at));
  });

  test('that something newer took a deployment’s place says nothing of how it went', () => {
    expect(answer('deployment_status', status('inactive'))).toMatchObject({ outcome: 'ignored' });
  });

  test('a tag is the version, and a rollback is a revert', () => {
    const body = example('deployment');
    const rolledBack = { ...body, deployment: { ...body['deployment'], ref: 'v4.11', task: 'rollback' } };
    expect(onlyChange(read('deployment', rolledBack))).toMatchObject({ version: 'v4.11', isRevert: true });
  });

  test('a published release is a change; drafts and pre-releases are none', () => {
    const body = example('release', ({ action }) => (action as unknown) === 'published');
    const released = { ...body, release: { ...body['release'], draft: false, prerelease: false } };
    const change = onlyChange(read('release', released));
    expect(change).toMatchObject({ status: 'succeeded', version: body['release']?.['tag_name'] });
    const pre = { ...body, release: { ...body['release'], prerelease: true } };
    expect(answer('release', pre)).toMatchObject({ outcome: 'ignored' });
  });

  test('a run of a workflow counts when its name says that it changes something', () => {
    const body = example('workflow_run', ({ action }) => (action as unknown) === 'completed');
    const run = (change: object) => ({ ...body, workflow_run: { ...body['workflow_run'], ...change } });
    expect(onlyChange(read('workflow_run', run({ name: 'Deploy', conclusion: 'success' })))).toMatchObject({
      status: 'succeeded',
      kind: 'deploy',
    });
    expect(onlyChange(read('workflow_run', run({ name: 'Migrate database', conclusion: 'failure' })))).toMatchObject({
      status: 'failed',
      kind: 'migration',
    });
    const first = onlyChange(read('workflow_run', run({ name: 'Deploy', run_attempt: 1, conclusion: 'failure' })));
    const again = onlyChange(read('workflow_run', run({ name: 'Deploy', run_attempt: 2, conclusion: 'success' })));
    expect(again.key).not.toBe(first.key);
    for (const none of [
      { name: 'CI' },
      { name: 'Deploy', event: 'pull_request' },
      { name: 'Deploy', conclusion: 'skipped' },
    ])
      expect(answer('workflow_run', run({ conclusion: 'success', ...none }))).toMatchObject({ outcome: 'ignored' });
  });

  test('each of GitHub’s own examples of these events is read or ignored, none refused', () => {
    for (const { name, examples: bodies } of examples)
      for (const body of bodies) expect([name, read(name, body).outcome]).toEqual([name, 'accepted']);
  });

  test('a ping and an event that is not read are answered with what is read', () => {
    expect(answer('ping', example('ping'))).toMatchObject({
      outcome: 'ignored',
      why: expect.stringContaining('ready'),
    });
    expect(answer('star', example('star'))).toMatchObject({ why: expect.stringContaining('deployment_status') });
    expect(answer(null, example('star'))).toMatchObject({ error: { details: [{ path: 'X-GitHub-Event' }] } });
  });

  test('a webhook that sends a form is read too', () => {
    const form = new URLSearchParams({ payload: JSON.stringify(example('deployment')) }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(acceptedChanges(githubDialect.read(request('deployment', form, headers)))).toHaveLength(1);
  });

  test('a delivery that comes a day late keeps its own time, and a clock that is ahead counts as now', () => {
    const late = status('success', { created_at: '2026-11-21T10:00:00Z', updated_at: '2026-11-21T10:00:00Z' });
    expect(onlyChange(read('deployment_status', late)).statusAt).toBe(fromIso('2026-11-21T10:00:00Z'));
    const ahead = status('success', { created_at: '2030-01-01T00:00:00Z', updated_at: '2030-01-01T00:00:00Z' });
    expect(onlyChange(read('deployment_status', ahead)).statusAt).toBe(request('x', {}).now);
  });
});

describe('GitHub’s signature', () => {
  const secret = 'a secret of sixteen';
  const body = JSON.stringify(example('deployment'));
  const sign = (text: string, by = secret): string => `sha256=${createHmac('sha256', by).update(text).digest('hex')}`;
  const check = (signature: string | undefined, more: HookRequest['headers'] = {}) =>
    githubDialect.checkSecret?.(secret, request('deployment', body, { 'x-hub-signature-256': signature, ...more }));

  test('over the raw body is good', () => {
    expect(check(sign(body))).toBe('good');
  });

  test.each([
    ['that is absent', undefined],
    ['of another body', sign(`${body} `)],
    ['by another secret', sign(body, 'another secret 16')],
    ['cut short', sign(body).slice(0, -1)],
    ['of the old kind', `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`],
  ])('%s is refused', (_what, signature) => {
    expect(check(signature)).toBe('bad-signature');
  });

  test('cannot be replaced by showing the secret', () => {
    expect(check(undefined, { authorization: `Bearer ${secret}` })).toBe('bad-signature');
  });
});
