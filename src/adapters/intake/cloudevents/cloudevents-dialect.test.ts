import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { HookRequest } from '#app/dialect.ts';
import { fromIso } from '#core/shared/instant.ts';
import { acceptedChanges, describeChangeDialect, onlyChange } from '#testing/change-dialect-kit.ts';
import { hookRequest } from '#testing/dialect-kit.ts';
import { cloudeventsDialect } from './cloudevents-dialect.ts';

const structured = 'application/cloudevents+json';
const event = (change: object = {}) => ({
  ...{ specversion: '1.0', id: 'e-1', source: '/ci/deployer', type: 'com.acme.deployment.finished', subject: 'auth' },
  ...{ time: '2026-11-22T21:00:00Z', data: { title: 'Deploy 42', version: '42', service: 'auth' }, ...change },
});

function read(body: unknown, headers: HookRequest['headers'] = { 'content-type': structured }) {
  return cloudeventsDialect.read({ ...hookRequest(body), headers });
}

describeChangeDialect({
  dialect: cloudeventsDialect,
  request: { headers: { 'content-type': structured } },
  body: (words) =>
    event({
      ...{ id: `e ${words.slice(0, 500)}`, subject: words.slice(0, 500) },
      data: { title: words, version: words, services: [words], environment: words, description: words, link: words },
    }),
});

describe('CloudEvents', () => {
  /** What the cloudevents npm package sent, with its type changed to one of a deployment. */
  function captured(file: string): HookRequest {
    const path = join(import.meta.dirname, '../../../../fixtures/captured/cloudevents-npm', file);
    const text = readFileSync(path, 'utf8').replaceAll('com.example.alert', 'com.example.deployed');
    const { headers, body, receivedAt } = JSON.parse(text) as Record<'headers', Record<string, string>> &
      Record<'body' | 'receivedAt', string>;
    return { ...hookRequest(body, fromIso(receivedAt)), headers };
  }

  test.each(['01-cloudevents.json', '02-cloudevents.json', '03-cloudevents.json'])(
    'what the cloudevents package sends is read, binary, structured and in batches: %s',
    (file) => {
      const [first] = acceptedChanges(cloudeventsDialect.read(captured(file)));
      expect(first).toMatchObject({
        title: 's ⚠️',
        at: fromIso('2026-11-22T21:27:36.988Z'),
        key: 'cloudevents hook-1 /svc/1 827fa77c-fbeb-4d15-b099-bd9b813bce7e',
        hints: ['sub', '1'],
      });
    },
  );

  test('an event that speaks of no change by its type is ignored and says so', () => {
    expect(read(event({ type: 'com.example.alert' })).answer).toMatchObject({
      status: 200,
      body: { outcome: 'ignored' },
    });
    expect(acceptedChanges(read([], { 'content-type': 'application/cloudevents-batch+json' }))).toEqual([]);
  });

  test('one that names a key brings news of an earlier one', () => {
    const begun = onlyChange(read(event({ id: 'a', data: { key: 'run 7', status: 'in-progress' } })));
    const ended = onlyChange(read(event({ id: 'b', data: { key: 'run 7', status: 'failed' } })));
    expect([begun.key, begun.status, ended.status]).toEqual([ended.key, 'in-progress', 'failed']);
  });

  test('CDEvents say service, environment, version and that it was rolled back', () => {
    const data = {
      context: { version: '0.4.1' },
      subject: {
        id: 'auth',
        content: { environment: { id: 'staging' }, artifactId: 'pkg:oci/auth@sha256%3Aabc?tag=v4' },
      },
    };
    expect(onlyChange(read(event({ type: 'dev.cdevents.service.rolledback.0.2.0', data })))).toMatchObject({
      ...{ kind: 'deploy', environment: 'staging', isRevert: true, version: 'sha256%3Aabc' },
      hints: ['auth', 'deployer'],
    });
  });

  test('an event without what CloudEvents demand is refused by the attribute’s name', () => {
    const { id: _id, ...without } = event();
    expect(read(without).answer.body).toMatchObject({ error: { details: [{ path: 'id' }] } });
    expect(read(event({ specversion: '0.3' })).answer.status).toBe(400);
    expect(read('', { 'ce-specversion': '1.0', 'ce-type': 'x' }).answer.status).toBe(400);
  });
});
