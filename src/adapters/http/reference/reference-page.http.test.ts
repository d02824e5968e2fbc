import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import { fakeDesk, type FakeDesk } from '../testing/fake-desk.ts';

let desk: FakeDesk;
beforeAll(async () => {
  desk = await fakeDesk({ version: '4.5.6' });
});
afterAll(() => desk.app.close());

const get = (url: string) => desk.app.inject({ method: 'GET', url });

describe('the reference page', () => {
  it('is made from the contract', async () => {
    const answer = await get('/api/openapi.json');
    expect(answer.json()).toMatchObject({ openapi: '3.1.0', info: { version: '4.5.6' } });
  });

  it('loads its script from the desk and names no other place', async () => {
    const { body } = await get('/api/docs/');
    expect(body).toContain('js/scalar.js');
    expect(body).not.toMatch(/https?:\/\//);
    expect((await get('/api/docs/js/scalar.js')).headers['content-type']).toMatch(/javascript/);
  });

  it('asks nobody outside: no fonts, telemetry, proxy or assistant', async () => {
    const { body } = await get('/api/docs/');
    expect(body).toContain('"withDefaultFonts": false');
    expect(body).toContain('"telemetry": false');
    expect(body).toContain('"proxyUrl": ""');
    expect(body).toMatch(/"agent": \{\s*"disabled": true/);
    expect(body).toMatch(/"mcp": \{\s*"disabled": true/);
  });

  it('may run its one inline script and connect to the desk, and nothing else', async () => {
    const { body, headers } = await get('/api/docs/');
    const [, script = ''] = /<script type="text\/javascript">([\s\S]*?)<\/script>/.exec(body) ?? [];
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain(`script-src 'self' 'sha256-${createHash('sha256').update(script).digest('base64')}'`);
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:/);
  });

  it('is found without the slash too', async () => {
    const answer = await get('/api/docs');
    expect([answer.statusCode, answer.headers.location]).toEqual([301, '/api/docs/']);
  });
});
