import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiError } from '#contract/error.ts';
import { fakeDesk, type FakeDesk } from './testing/fake-desk.ts';

let desk: FakeDesk;
beforeAll(async () => {
  desk = await fakeDesk();
});
afterAll(() => desk.app.close());

const get = (url: string) => desk.app.inject({ method: 'GET', url });

describe('the desk’s pages', () => {
  it.each(['/', '/incidents/inc_1', '/welcome?token=x', '/ready/procedure'])('%s shows the desk', async (url) => {
    const answer = await get(url);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answer.body).toContain('The desk');
    expect(answer.headers['cache-control']).toBe('no-cache');
  });

  it('keep files whose names change with their content for a year', async () => {
    const answer = await get('/assets/app-1a2b3c.js');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it.each(['/api/v1/nothing', '/api/v2', '/hooks', '/hooks/x', '/in', '/assets', '/assets/', '/assets/gone-4d5e6f.js'])(
    'are not shown to a program that asks for %s',
    async (url) => {
      const answer = await get(url);
      expect([answer.statusCode, apiError.parse(answer.json()).error.code]).toEqual([404, 'unknown-route']);
    },
  );

  it('are not an answer to a request that wants to change something', async () => {
    const answer = await desk.app.inject({ method: 'POST', url: '/incidents/inc_1' });
    expect(answer.statusCode).toBe(404);
  });

  it.each([
    '/../package.json',
    '/..%2f..%2fpackage.json',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/%2e%2e/package.json',
  ])('show nothing outside their folder for %s', async (url) => {
    expect((await get(url)).body).not.toContain('"dependencies"');
  });

  it.each(['/%zz', '/api/v1/incidents/%zz', `/api/v1/incidents/${'x'.repeat(3000)}`])(
    'and the API refuse an unreadable address (%#)',
    async (url) => {
      const answer = await get(url);
      expect(answer.statusCode).toBe(404);
      expect(apiError.parse(answer.json()).error.code).toBe('unknown-route');
    },
  );

  it('say what to do when they were not built', async () => {
    const bare = await fakeDesk({ webDir: '/nonexistent-desk-pages' });
    const answer = await bare.app.inject({ method: 'GET', url: '/' });
    expect([answer.statusCode, answer.body]).toEqual([503, expect.stringContaining('npm run up')]);
    await bare.app.close();
  });
});

describe('every answer', () => {
  it.each(['/', '/assets/app-1a2b3c.js', '/api/v1/me', '/status', '/healthz', '/api/docs/', '/api/openapi.json'])(
    '%s forbids frames, foreign scripts and guessing of types',
    async (url) => {
      const { headers } = await get(url);
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe|https?:|\*/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('same-origin');
      expect(headers['x-frame-options']).toBe('DENY');
      expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    },
  );
});
