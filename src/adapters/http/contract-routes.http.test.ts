import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bind } from '#app/handlers.ts';
import { Refused } from '#app/refused.ts';
import { deleteToken, listTokens } from '#contract/tokens.ts';
import { apiError } from '#contract/error.ts';
import { getInsightsCsv } from '#contract/insights.ts';
import { postMessage } from '#contract/conversation.ts';
import { raiseHand } from '#contract/incident.ts';
import type { Route } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { whoIsOnCall } from '#contract/people.ts';
import { rightsOf } from './auth/rights-of.ts';
import { signedInAs } from './testing/fake-auth.ts';
import { fakeDesk, type FakeDesk } from './testing/fake-desk.ts';

const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' };

let desk: FakeDesk;
beforeAll(async () => {
  desk = await fakeDesk({
    routes: [
      bind(raiseHand, async ({ body }) => ({ id: `inc_${body.title}`, version: 1, secret: 'not in the contract' })),
      bind(postMessage, async () => {
        throw new Refused('refused', { reason: 'The incident is closed.', next: 'Open a new one.' });
      }),
      bind(getInsightsCsv, async () => '"period"\r\n'),
      bind(deleteToken, async ({ params }) => ({ id: params.id })),
      bind(listTokens, async () => ({ tokens: [{ id: 'broken' }] }) as never),
      bind(whoIsOnCall, async () => {
        throw Object.assign(new Error('connect ECONNREFUSED 10.1.2.3'), { code: 'ECONNREFUSED' });
      }),
    ],
  });
});
beforeEach(() => {
  desk.reached.length = 0;
  desk.audit.length = 0;
  desk.log.length = 0;
});
afterAll(() => desk.app.close());

function call(route: Route, headers: Record<string, string>, body?: unknown) {
  const url = route.path.replace(/:\w+/g, 'x');
  return desk.app.inject({
    method: route.method,
    url,
    headers,
    ...(body !== undefined && { payload: body as object }),
  });
}

const guarded = ROUTES.filter(({ needs }) => needs !== 'public');

describe('the right to use a route', () => {
  it.each(guarded)('$name is refused to somebody who is not signed in', async (route) => {
    const answer = await call(route, SAME_ORIGIN);
    expect([answer.statusCode, apiError.parse(answer.json()).error.code]).toEqual([401, 'not-signed-in']);
    expect(desk.reached).toEqual([]);
  });

  it.each(guarded.filter(({ needs }) => needs !== 'view'))('$name is refused to a viewer', async (route) => {
    const answer = await call(route, { ...SAME_ORIGIN, cookie: 'session=viewer' });
    expect([answer.statusCode, apiError.parse(answer.json()).error.code]).toEqual([403, 'not-allowed']);
    expect(desk.reached).toEqual([]);
  });

  it.each(guarded.filter(({ needs }) => needs === 'administer' || needs === 'publish-procedure'))(
    '$name is refused to a responder',
    async (route) => {
      const answer = await call(route, { ...SAME_ORIGIN, cookie: 'session=responder' });
      expect(answer.statusCode).toBe(403);
    },
  );

  it('says who can give a right that is missing', async () => {
    const { error } = apiError.parse((await call(deleteToken, { ...SAME_ORIGIN, cookie: 'session=viewer' })).json());
    expect(error.message).toBe('Your role may not do this: it needs the right to administer.');
    expect(error.next).toBe('Ask Avi Cohen or Noa Levi, who can give it.');
  });

  it('is checked before the body is read, so that a stranger learns nothing of the shape', async () => {
    const headers = { ...SAME_ORIGIN, 'content-type': 'application/json' };
    const answer = await desk.app.inject({ method: 'POST', url: '/api/v1/incidents', headers, payload: '{broken' });
    expect(answer.statusCode).toBe(401);
  });

  it('lets an account publish procedures that has that right on top of its role', async () => {
    desk.auth.known.set('session=publisher', signedInAs('responder', rightsOf('responder', true)));
    const publish = guarded.find(({ name }) => name === 'publishProcedure');
    if (publish === undefined) throw new Error('publishProcedure is gone');
    const answer = await call(publish, { ...SAME_ORIGIN, cookie: 'session=publisher' }, { yaml: '' });
    expect([answer.statusCode, desk.reached]).toEqual([500, ['publishProcedure']]);
  });
});

describe('a request that changes something', () => {
  const body = { title: 'Customers cannot sign in' };

  it.each([
    ['from the page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['from a page of a neighbouring subdomain', { 'sec-fetch-site': 'same-site' }],
    ['with the origin of another site', { origin: 'https://evil.example' }],
    ['from a page without an origin', { origin: 'null' }],
    ['that a browser did not mark at all', {}],
  ])('is refused with a cookie %s', async (_, headers) => {
    const answer = await call(raiseHand, { ...headers, cookie: 'session=responder' }, body);
    expect([answer.statusCode, apiError.parse(answer.json()).error.code]).toEqual([403, 'cross-site']);
    expect(desk.audit).toMatchObject([{ what: 'raiseHand', outcome: 'refused' }]);
  });

  it.each([
    ['marked as same-origin', SAME_ORIGIN],
    ['with the desk’s public address as origin', { origin: 'http://desk.example' }],
    ['with the address it came to as origin', { origin: 'http://localhost:2600', host: 'localhost:2600' }],
  ])('passes with a cookie %s', async (_, headers) => {
    const answer = await call(raiseHand, { ...headers, cookie: 'session=responder' }, body);
    expect(answer.statusCode).toBe(201);
  });

  it('needs no origin with an API token, which no browser sends by itself', async () => {
    desk.auth.known.set('Bearer pipeline', { ...signedInAs('responder'), by: 'token' });
    expect((await call(raiseHand, { authorization: 'Bearer pipeline' }, body)).statusCode).toBe(201);
  });
});

describe('input', () => {
  const headers = { ...SAME_ORIGIN, cookie: 'session=responder' };

  it('is refused when it has a field that nobody reads, with the one that was meant', async () => {
    const answer = await call(raiseHand, headers, { title: 'Customers cannot sign in', feature: 'login' });
    const { error } = apiError.parse(answer.json());
    expect([answer.statusCode, error.code, error.details]).toEqual([
      400,
      'bad-input',
      [{ path: 'feature', message: 'There is no field named feature here. Did you mean featureId?' }],
    ]);
    expect(desk.reached).toEqual([]);
  });

  it('is refused with every fault at once, each with its field', async () => {
    const answer = await desk.app.inject({
      method: 'POST',
      url: '/api/v1/incidents?space=' + 'x'.repeat(100),
      headers,
      payload: { title: ' ', featureId: 7 },
    });
    expect(answer.statusCode).toBe(400);
    expect(apiError.parse(answer.json()).error).toMatchObject({
      code: 'bad-input',
      details: [
        { path: 'query.space', message: 'Use at most 64 characters.' },
        { path: 'title', message: 'This is empty.' },
        { path: 'featureId', message: 'This must be a string.' },
      ],
    });
  });

  it.each([
    ['a field that is missing', {}, 'title', 'This is missing.'],
    ['a NUL character', { title: 'a\0b' }, 'title', 'This holds a NUL character, which cannot be stored.'],
    ['something that is not an object', [1], undefined, 'This must be an object.'],
  ])('is refused for %s', async (_, payload, path, message) => {
    const answer = await call(raiseHand, headers, payload);
    expect(answer.statusCode).toBe(400);
    expect(apiError.parse(answer.json()).error.details).toContainEqual({ ...(path && { path }), message });
  });

  it.each([
    ['malformed JSON', 'application/json', '{"title": ', 400, 'not-json'],
    ['no JSON at all', 'application/json', '', 400, 'not-json'],
    ['JSON that reaches for the prototype', 'application/json', '{"__proto__": {}}', 400, 'not-json'],
    ['plain text', 'text/plain', 'title=x', 415, 'unsupported-media-type'],
    ['a form', 'application/x-www-form-urlencoded', 'title=x', 415, 'unsupported-media-type'],
    ['an unreadable content type', 'rubbish', '{}', 415, 'unsupported-media-type'],
    ['more than a megabyte', 'application/json', `{"title":"${'x'.repeat(1_000_000)}"}`, 413, 'too-large'],
    ['brackets without end', 'application/json', '['.repeat(900_000), 400, 'not-json'],
  ])('is refused for %s', async (_, type, payload, status, code) => {
    const answer = await desk.app.inject({
      method: 'POST',
      url: raiseHand.path,
      headers: { ...headers, 'content-type': type },
      payload,
    });
    const { error } = apiError.parse(answer.json());
    expect([answer.statusCode, error.code]).toEqual([status, code]);
    expect(error.message).not.toMatch(/[{}]/);
    expect(desk.reached).toEqual([]);
  });

  it('survives a deep value in a field', async () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    const payload = `{"title":"a","featureId":${deep}}`;
    const answer = await desk.app.inject({
      method: 'POST',
      url: raiseHand.path,
      headers: { ...headers, 'content-type': 'application/json' },
      payload,
    });
    expect(answer.statusCode).toBe(400);
  });
});

describe('a route of the whole desk', () => {
  it('does nothing for somebody who names a drill, as if it changed only that', async () => {
    const url = '/api/v1/settings?space=drill_1';
    const headers = { ...SAME_ORIGIN, cookie: 'session=admin' };
    const answer = await desk.app.inject({ method: 'PUT', url, headers, payload: { company: 'Acme' } });
    expect(answer.statusCode).toBe(400);
    expect(apiError.parse(answer.json()).error.details).toEqual([
      { path: 'query.space', message: 'This belongs to the whole desk and not to a drill; leave the space out.' },
    ]);
    expect(desk.reached).toEqual([]);
  });
});

describe('an answer', () => {
  const headers = { ...SAME_ORIGIN, cookie: 'session=admin' };

  it('holds what the contract says and nothing else', async () => {
    const answer = await call(raiseHand, headers, { title: 'Sign in fails' });
    expect(answer.json()).toEqual({ id: 'inc_Sign in fails', version: 1 });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('is sent as what the contract says where it is text', async () => {
    const answer = await call(getInsightsCsv, headers);
    expect([answer.headers['content-type'], answer.body]).toEqual(['text/csv; charset=utf-8', '"period"\r\n']);
  });

  it('gives the sentence and the next step of a refusal', async () => {
    const answer = await call(postMessage, headers, { text: 'hello' });
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({
      error: { code: 'refused', message: 'The incident is closed.', next: 'Open a new one.', retryable: false },
    });
  });

  it('shows nothing of an unexpected error but a request id that the log has too', async () => {
    const now = guarded.find(({ name }) => name === 'now');
    if (now === undefined) throw new Error('now is gone');
    const answer = await call(now, headers);
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('secret inside');
    const { requestId } = apiError.parse(answer.json()).error;
    expect(desk.log.filter((line) => line.includes('secret inside'))).toEqual([
      expect.stringContaining(`${requestId}`),
    ]);
  });

  it('that breaks the contract is an error of the desk, not of the caller', async () => {
    const answer = await call(listTokens, headers);
    expect([answer.statusCode, apiError.parse(answer.json()).error.code]).toEqual([500, 'internal']);
  });

  it('says that the database is away, without its address', async () => {
    const answer = await call(whoIsOnCall, headers);
    expect([answer.statusCode, apiError.parse(answer.json()).error.code]).toEqual([503, 'database-away']);
    expect(answer.body).not.toContain('10.1.2.3');
  });
});

describe('the audit', () => {
  const headers = { ...SAME_ORIGIN, cookie: 'session=admin' };

  it('holds who changed what, before the answer leaves', async () => {
    await call(deleteToken, headers);
    expect(desk.audit).toEqual([
      expect.objectContaining({ who: 'Dana the admin', what: 'deleteToken', target: 'x', outcome: 'done' }),
    ]);
  });

  it('names the thing that came into being', async () => {
    await call(raiseHand, headers, { title: 'a' });
    expect(desk.audit).toMatchObject([{ what: 'raiseHand', target: 'inc_a', outcome: 'done' }]);
  });

  it('names the drill something happened in', async () => {
    const payload = { title: 'a' };
    await desk.app.inject({ method: 'POST', url: '/api/v1/incidents?space=drill_1', headers, payload });
    expect(desk.audit).toMatchObject([{ target: 'drill_1/inc_a' }]);
  });

  it('holds a refusal, and never what somebody said', async () => {
    await call(postMessage, headers, { text: 'my private words' });
    expect(desk.audit).toMatchObject([{ what: 'postMessage', target: 'x', outcome: 'refused' }]);
    expect(JSON.stringify(desk.audit)).not.toContain('private words');
  });

  it('leaves out looking at things, previews, and strangers', async () => {
    const preview = guarded.find(({ name }) => name === 'previewUpdate');
    if (preview === undefined) throw new Error('previewUpdate is gone');
    await call(preview, headers, { audience: 'customers' });
    await call(listTokens, headers);
    await call(raiseHand, SAME_ORIGIN, { title: 'a' });
    expect(desk.audit).toEqual([]);
  });

  it('that cannot be written does not undo what was done', async () => {
    const failing = await fakeDesk({
      routes: [bind(deleteToken, async ({ params }) => ({ id: params.id }))],
      audit: { write: () => Promise.reject(new Error('disk full')), list: async () => [] },
    });
    const answer = await failing.app.inject({ method: 'DELETE', url: '/api/v1/tokens/x', headers });
    expect(answer.statusCode).toBe(200);
    expect(failing.log.join()).toContain('audit entry could not be written');
    await failing.app.close();
  });
});
