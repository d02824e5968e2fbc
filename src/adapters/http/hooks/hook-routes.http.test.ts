import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Dialect, HookRequest } from '#app/dialect.ts';
import type { HookRow } from '#app/ports/hooks.ts';
import type { IncomingAlert } from '#app/ports/signals.ts';
import { apiError } from '#contract/error.ts';
import { fakeDesk, NOW, type FakeDesk } from '../testing/fake-desk.ts';

const hooks: HookRow[] = [
  {
    id: 'hook_1',
    kind: 'alertmanager',
    name: 'Prometheus',
    key: 'open-key',
    secret: null,
    settings: null,
    lastUsedAt: null,
  },
  {
    id: 'hook_2',
    kind: 'alertmanager',
    name: 'Signed',
    key: 'signed-key',
    secret: 'a long shared secret',
    settings: null,
    lastUsedAt: null,
  },
  { id: 'hook_3', kind: 'report', name: 'Support', key: 'report-key', secret: null, settings: null, lastUsedAt: null },
];

const requests: HookRequest[] = [];

/** Takes the body as the title of one alert. */
const dialect: Dialect = {
  kind: 'alertmanager',
  read(request) {
    requests.push(request);
    const title = new TextDecoder().decode(request.rawBody);
    if (title === 'rubbish') return { outcome: 'refused', answer: { status: 400, body: { no: 'rubbish' } } };
    return {
      outcome: 'accepted',
      alerts: [{ title } as IncomingAlert],
      changes: [],
      answer: { status: 200, body: { took: 1 } },
    };
  },
};

let desk: FakeDesk;
beforeAll(async () => {
  desk = await fakeDesk({
    dialects: [dialect],
    hookByKey: async (key) => hooks.find((hook) => hook.key === key) ?? null,
  });
});
beforeEach(() => {
  desk.accepted.length = 0;
  requests.length = 0;
});
afterAll(() => desk.app.close());

function post(url: string, payload: string | Buffer = 'Disk is full', headers: Record<string, string> = {}) {
  return desk.app.inject({ method: 'POST', url, headers: { 'content-type': 'application/json', ...headers }, payload });
}

describe('a hook', () => {
  it.each(['/hooks/alertmanager/open-key', '/in/open-key', '/in/open-key/api/v2/alerts'])(
    'takes alerts at %s and answers what its tool expects',
    async (url) => {
      const answer = await post(url);
      expect([answer.statusCode, answer.json()]).toEqual([200, { took: 1 }]);
      expect(desk.accepted).toEqual([{ hook: hooks[0], alerts: [{ title: 'Disk is full' }], changes: [] }]);
    },
  );

  it('hands on the bytes as they came, with the hook’s id and the time', async () => {
    const bytes = Buffer.from([0x7b, 0x20, 0xff, 0x0a, 0x7d]);
    await post('/hooks/alertmanager/open-key', bytes, { 'content-type': 'rubbish; charset=none' });
    expect(requests).toMatchObject([{ method: 'POST', hookId: 'hook_1', now: NOW }]);
    expect(Buffer.from(requests[0]?.rawBody ?? [])).toEqual(bytes);
  });

  it('answers only after the alerts are stored', async () => {
    const stored = Promise.withResolvers<void>();
    const waiting = await fakeDesk({
      dialects: [dialect],
      hookByKey: async () => hooks[0] ?? null,
      acceptSignals: () => stored.promise,
    });
    let answered = false;
    const answer = waiting.app
      .inject({ method: 'POST', url: '/hooks/alertmanager/open-key', payload: 'x' })
      .finally(() => (answered = true));
    await expect.poll(() => requests.length).toBe(1);
    expect(answered).toBe(false);
    stored.resolve();
    expect((await answer).statusCode).toBe(200);
    await waiting.app.close();
  });

  it('does not answer success when the alerts could not be stored', async () => {
    const away = Object.assign(new Error('terminating connection'), { code: '57P01' });
    const failing = await fakeDesk({
      dialects: [dialect],
      hookByKey: async () => hooks[0] ?? null,
      acceptSignals: () => Promise.reject(away),
    });
    const answer = await failing.app.inject({ method: 'POST', url: '/hooks/alertmanager/open-key', payload: 'x' });
    expect([answer.statusCode, apiError.parse(answer.json()).error.code]).toEqual([503, 'database-away']);
    await failing.app.close();
  });

  it('stores nothing when its dialect refuses', async () => {
    const answer = await post('/hooks/alertmanager/open-key', 'rubbish');
    expect([answer.statusCode, answer.json(), desk.accepted]).toEqual([400, { no: 'rubbish' }, []]);
  });

  it('lets an alert in that holds a character which cannot be stored', async () => {
    await post('/hooks/alertmanager/open-key', 'Disk\0full');
    expect(desk.accepted[0]?.alerts).toEqual([{ title: 'Disk\uFFFDfull' }]);
  });

  it('explains itself in one sentence to whoever looks', async () => {
    const answer = await desk.app.inject({ method: 'GET', url: '/hooks/alertmanager/open-key' });
    expect(answer.body).toBe('This address takes what alertmanager sends by POST; there is nothing to read here.\n');
  });
});

describe('a hook with a secret', () => {
  it('refuses whoever does not know it, before the body is understood', async () => {
    for (const headers of [{}, { authorization: 'Bearer something else' }]) {
      const answer = await post('/hooks/alertmanager/signed-key', 'x', headers);
      expect([answer.statusCode, apiError.parse(answer.json()).error.code]).toEqual([401, 'bad-signature']);
    }
    expect([requests, desk.accepted]).toEqual([[], []]);
  });

  it('lets in whoever does', async () => {
    const headers = { authorization: 'Bearer a long shared secret' };
    expect((await post('/hooks/alertmanager/signed-key', 'x', headers)).statusCode).toBe(200);
  });
});

describe('an address that is no hook', () => {
  it.each([
    '/hooks/alertmanager/none',
    '/hooks/generic/open-key',
    '/hooks/report/report-key',
    '/in/none',
    '/hooks/alertmanager/%00',
  ])('%s is refused before the body is read', async (url) => {
    const answer = await post(url, Buffer.alloc(6_000_000));
    expect([answer.statusCode, apiError.parse(answer.json()).error.code]).toEqual([404, 'unknown-hook']);
  });

  it('is told apart from a key by nothing but the answer', async () => {
    const answer = await desk.app.inject({ method: 'GET', url: '/hooks/alertmanager/none' });
    expect(answer.statusCode).toBe(404);
  });
});

describe('a storm of requests', () => {
  it('is held back with the time to wait', async () => {
    const small = await fakeDesk({
      dialects: [dialect],
      hookByKey: async () => hooks[0] ?? null,
      rateLimits: { hooks: 2 },
    });
    const send = (url: string) => small.app.inject({ method: 'POST', url, payload: 'x' });
    await send('/hooks/alertmanager/open-key');
    await send('/in/open-key');
    const held = await send('/in/open-key/more');
    expect([held.statusCode, apiError.parse(held.json()).error.code]).toEqual([429, 'too-many-requests']);
    expect(Number(held.headers['retry-after'])).toBeGreaterThan(0);
    await small.app.close();
  });

  it('of more than five megabytes is refused', async () => {
    const answer = await post('/hooks/alertmanager/open-key', Buffer.alloc(5_000_001));
    const { error } = apiError.parse(answer.json());
    expect([answer.statusCode, error.message]).toEqual([413, 'The body is larger than 5 MB.']);
  });
});

it('leaves no key in the log', async () => {
  await post('/hooks/alertmanager/open-key');
  await post('/hooks/alertmanager/none-such-key');
  expect(desk.log.join()).not.toMatch(/open-key|none-such-key/);
  expect(desk.log.join()).toContain('/hooks/:kind/:key');
});
