import { describe, expect, test } from 'vitest';
import { fromIso } from '#core/shared/instant.ts';
import { describeChangeDialect, onlyChange } from '#testing/change-dialect-kit.ts';
import { hookRequest } from '#testing/dialect-kit.ts';
import { changesDialect } from './changes-dialect.ts';

/** As one would map Argo CD's notifications. */
const mapping = {
  when: 'body.app.phase != "Unknown"',
  title: '"Deploy " + body.app.name + " " + body.app.revision',
  services: '[string(body.app.name)]',
  environment: 'has(body.app.env) ? body.app.env : "production"',
  version: 'body.app.revision',
  status: 'body.app.phase',
  at: 'body.app.startedAt',
  key: 'headers["x-run"]',
  author: 'body.app.by.name',
};

function read(app: object, settings: unknown = mapping) {
  const bare = hookRequest({ app });
  return changesDialect.read({ ...bare, settings, headers: { 'x-run': '7' } });
}
const app = { name: 'auth', revision: 'v4', phase: 'Succeeded', startedAt: '2026-11-22T21:00:00Z' };

describeChangeDialect({
  dialect: changesDialect,
  request: { settings: { ...mapping, when: null }, headers: { 'x-run': '7' } },
  body: (words) => ({ app: { ...app, name: words, revision: words, env: words, by: { name: words } } }),
});

describe('the generic hook for changes', () => {
  test('reads any JSON by its mapping; what a request does not have stays empty', () => {
    expect(onlyChange(read(app))).toMatchObject({
      ...{ source: 'generic', title: 'Deploy auth v4', services: ['auth'], environment: 'production', version: 'v4' },
      ...{ status: 'succeeded', at: fromIso('2026-11-22T21:00:00Z'), author: null, key: 'generic hook-1 7' },
    });
  });

  test('words of pipelines for states are understood, others are refused by name', () => {
    expect(onlyChange(read({ ...app, phase: 'Running' })).status).toBe('in-progress');
    expect(onlyChange(read({ ...app, phase: 'Error' })).status).toBe('failed');
    expect(read({ ...app, phase: 'Dancing' }).answer).toMatchObject({
      status: 400,
      body: {
        error: { details: [{ path: 'mapping.status', message: expect.stringContaining('"Dancing" is no status') }] },
      },
    });
    expect(read({ ...app, startedAt: 'soon' }).answer.body).toMatchObject({
      error: { details: [{ path: 'mapping.at' }] },
    });
  });

  test('what the mapping leaves out is ignored, and a hook without a mapping says so', () => {
    expect(read({ ...app, phase: 'Unknown' }).answer.body).toMatchObject({ outcome: 'ignored' });
    expect(read(app, null).answer).toMatchObject({ status: 400, body: { error: { details: [{ path: 'mapping' }] } } });
  });

  test('the dearest expressions over the largest body take a moment', () => {
    const dear = Array.from({ length: 24 }, () => 'body.app.name').join('+');
    const settings = { ...mapping, title: dear, version: dear, author: dear, services: dear, environment: dear };
    const body = { ...app, name: 'x'.repeat(4_900_000) };
    const from = performance.now();
    expect(onlyChange(read(body, settings)).title).toHaveLength(300);
    expect(performance.now() - from).toBeLessThan(1000);
  });
});
