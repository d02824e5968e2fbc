import { describe, expect, test } from 'vitest';
import { fromIso } from '#core/shared/instant.ts';
import { acceptedChanges, describeChangeDialect, onlyChange } from '#testing/change-dialect-kit.ts';
import { hookRequest } from '#testing/dialect-kit.ts';
import { gitlabDialect } from './gitlab-dialect.ts';

const project = { path_with_namespace: 'acme/backend/auth', web_url: 'https://git.acme.example/acme/backend/auth' };

function read(event: string | null, body: unknown) {
  const bare = hookRequest(body);
  const headers = event === null ? bare.headers : { ...bare.headers, 'x-gitlab-event': event };
  return gitlabDialect.read({ ...bare, headers });
}

const deployment = (change: object = {}) => ({
  object_kind: 'deployment',
  status: 'success',
  status_changed_at: '2026-11-22 21:50:00 +0200',
  deployment_id: 15,
  deployable_id: 796,
  deployable_url: 'https://git.acme.example/acme/backend/auth/-/jobs/796',
  environment: 'production',
  project,
  short_sha: '279484c0',
  user: { id: 42, name: 'Noa Levi', username: 'noa' },
  commit_url: 'https://git.acme.example/acme/backend/auth/-/commit/279484c09fbe69ededfced8c1bb6e6d24616b468',
  commit_title: 'Move roles to their own table',
  ref: 'main',
  ...change,
});

describeChangeDialect({
  dialect: gitlabDialect,
  request: { headers: { 'x-gitlab-event': 'Deployment Hook' } },
  body: (words) =>
    deployment({
      environment: words,
      commit_title: words,
      ref: words,
      project: { path_with_namespace: words, web_url: words },
      user: { name: words },
    }),
});

describe('GitLab', () => {
  test('a deployment is a change of its project, environment and commit', () => {
    expect(onlyChange(read('Deployment Hook', deployment()))).toMatchObject({
      source: 'gitlab',
      title: 'Deploy main of acme/backend/auth',
      description: 'Move roles to their own table',
      environment: 'production',
      status: 'succeeded',
      statusAt: fromIso('2026-11-22T19:50:00Z'),
      endsAt: fromIso('2026-11-22T19:50:00Z'),
      author: 'Noa Levi',
      version: '279484c09fbe69ededfced8c1bb6e6d24616b468',
      repository: 'acme/backend/auth',
      hints: ['auth'],
      key: 'git.acme.example acme/backend/auth deployment 15',
    });
  });

  test.each([
    ['running', 'in-progress'],
    ['failed', 'failed'],
    ['canceled', 'failed'],
  ])('one that is %s is %s under the same key', (status, expected) => {
    const change = onlyChange(read('Deployment Hook', deployment({ status })));
    expect([change.status, change.key]).toEqual([expected, 'git.acme.example acme/backend/auth deployment 15']);
  });

  test.each(['created', 'blocked', 'skipped', 'something new'])('one that is %s did nothing yet', (status) => {
    expect(read('Deployment Hook', deployment({ status })).answer.body).toMatchObject({ outcome: 'ignored' });
  });

  test('an older GitLab, which sends neither id nor time of a deployment, is read too', () => {
    const { deployment_id: _id, status_changed_at: _at, ref: _ref, ...older } = deployment();
    expect(onlyChange(read('Deployment Hook', older))).toMatchObject({
      title: 'Deploy 279484c0 of acme/backend/auth',
      key: 'git.acme.example acme/backend/auth deployment 796',
    });
  });

  test('a release that is made is a change, one whose words are edited is none', () => {
    const release = {
      ...{ object_kind: 'release', action: 'create', id: 8, tag: '1.4.0', name: 'Autumn', description: 'Roles.' },
      ...{ released_at: '2026-11-20 09:00:00 UTC', url: 'https://git.acme.example/r/1.4.0', project },
    };
    expect(onlyChange(read('Release Hook', release))).toMatchObject({
      ...{ version: '1.4.0', description: 'Autumn\nRoles.', at: fromIso('2026-11-20T09:00:00Z') },
    });
    expect(acceptedChanges(read('Release Hook', { ...release, action: 'update' }))).toEqual([]);
  });

  test('a pipeline is a change for each environment that its jobs deploy to', () => {
    const job = (name: string | null, status: string, more: object = {}) => ({
      ...{ status, started_at: '2026-11-22 20:00:00 UTC', finished_at: null },
      ...{ environment: name === null ? null : { name, action: 'start' }, ...more },
    });
    const pipeline = (builds: object[]) => ({
      object_kind: 'pipeline',
      object_attributes: { id: 31, ref: 'v2.0', tag: true, sha: 'abc', created_at: '2026-11-22 19:59:00 UTC' },
      ...{ project, user: { name: 'Dan' }, commit: { title: 'Ship it' }, builds },
    });
    const done = { finished_at: '2026-11-22 20:10:00 UTC' };
    const builds = [
      job(null, 'failed'),
      job('staging', 'success', done),
      job('production', 'success', done),
      job('production', 'running'),
      job('review', 'manual'),
      job('old', 'success', { environment: { name: 'old', action: 'stop' } }),
    ];
    const changes = acceptedChanges(read('Pipeline Hook', pipeline(builds)));
    expect(changes.map((one) => [one.environment, one.status, one.version])).toEqual([
      ['staging', 'succeeded', 'v2.0'],
      ['production', 'in-progress', 'v2.0'],
    ]);
    expect(changes[0]).toMatchObject({ at: fromIso('2026-11-22T20:00Z'), endsAt: fromIso('2026-11-22T20:10Z') });
    expect(read('Pipeline Hook', pipeline([job(null, 'success')])).answer.body).toMatchObject({ outcome: 'ignored' });
  });

  test('an event that is not read is answered with those that are, and a time that is none is named', () => {
    expect(read('Push Hook', {}).answer).toMatchObject({ status: 200, body: { outcome: 'ignored' } });
    expect(read(null, {}).answer.status).toBe(400);
    expect(read('Deployment Hook', deployment({ status_changed_at: 'yesterday' })).answer.body).toMatchObject({
      error: { details: [{ path: 'status_changed_at' }] },
    });
  });

  test('only who shows the token gets in', () => {
    const check = (token?: string) =>
      gitlabDialect.checkSecret?.('a secret of sixteen', { ...hookRequest({}), headers: { 'x-gitlab-token': token } });
    expect([check('a secret of sixteen'), check('a secret of fifteen'), check()]).toEqual([
      ...['good', 'bad-signature', 'bad-signature'],
    ]);
  });
});
