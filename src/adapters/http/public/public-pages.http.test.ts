import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LightMyRequestResponse } from 'fastify';
import type { HookRow } from '#app/ports/hooks.ts';
import { DAY_MS, MINUTE_MS } from '#core/shared/instant.ts';
import { fakeDesk, NOW, type FakeDesk } from '../testing/fake-desk.ts';
import { signAckToken } from './ack-token.ts';

const hook: HookRow = {
  id: 'hook_1',
  kind: 'report',
  name: 'Support',
  key: 'form-key',
  secret: null,
  settings: null,
  lastUsedAt: null,
};

let desk: FakeDesk;
beforeEach(async () => {
  desk = await fakeDesk({ hookByKey: async (key) => (key === hook.key ? hook : null) });
});
afterEach(() => desk.app.close());

const read = (url: string) => desk.app.inject({ method: 'GET', url });

function send(url: string, fields: Record<string, string> = {}) {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return desk.app.inject({ method: 'POST', url, headers, payload: new URLSearchParams(fields).toString() });
}

/** What a browser would show as text. */
function textOf(answer: LightMyRequestResponse): string {
  return answer.body
    .replace(/<(style|title)>[\s\S]*?<\/\1>/g, '')
    .replace(/<\/?(?:bdi|time|strong|span|b)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}

function valueOf(page: string, name: string): string {
  return new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(page)?.[1] ?? '';
}

describe('every public page', () => {
  it.each(['/report/form-key', '/status', '/report/none', '/ack/none'])(
    '%s carries the company’s name, no script, no cookie, and nothing from elsewhere',
    async (url) => {
      const answer = await read(url);
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(answer.body).toContain('Acme &amp; Sons');
      expect(answer.body).not.toMatch(/<script|<link|<img|src=|@import|url\(/);
      expect(answer.headers['set-cookie']).toBeUndefined();
      const policy = String(answer.headers['content-security-policy']);
      expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-/);
      expect(policy).not.toContain('unsafe');
      expect(answer.rawPayload.length).toBeLessThan(100_000);
    },
  );

  it('has a language, a title, one main heading and a page width for phones', async () => {
    for (const url of ['/report/form-key', '/status', '/report/none']) {
      const { body } = await read(url);
      expect(body).toMatch(/<html lang="en">/);
      expect(body).toMatch(/<title>[^<]+ · Acme &amp; Sons<\/title>/);
      expect(body.match(/<h1>/g)).toHaveLength(1);
      expect(body).toContain('width=device-width');
    }
  });
});

describe('the report form', () => {
  it('asks one thing that must be answered, and has a label for each field', async () => {
    const { body } = await read('/report/form-key');
    expect(body.match(/ required/g)).toHaveLength(1);
    for (const [, id] of body.matchAll(/<(?:input|select|textarea) id="(\w+)"/g)) {
      expect(body).toContain(`<label for="${id}">`);
    }
    expect(body).toMatch(/<option value="environments">\s*Environments\s*<\/option>/);
  });

  it('is not for search engines or caches, since its address is a secret', async () => {
    const { headers } = await read('/report/form-key');
    expect([headers['x-robots-tag'], headers['cache-control']]).toEqual(['noindex', 'no-store']);
  });

  it('sends a report and shows what becomes of it', async () => {
    const { body } = await read('/report/form-key');
    const answer = await send('/report/form-key', {
      key: valueOf(body, 'key'),
      title: 'Customers cannot update environments',
      featureId: 'environments',
      customer: 'Globex',
      ticket: '',
      details: '',
      reporterName: 'Sam',
      reporterEmail: 'sam@example.com',
    });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/report/form-key/received/rep_1']);
    expect(desk.publicData.reports).toMatchObject([
      { report: { title: 'Customers cannot update environments', customer: 'Globex', ticket: null, details: '' } },
    ]);
    expect(desk.audit).toMatchObject([
      { actor: { kind: 'reporter', id: 'hook_1' }, who: 'form Support', what: 'report', target: 'rep_1' },
    ]);
  });

  it('pressed twice is one report', async () => {
    const { body } = await read('/report/form-key');
    const fields = { key: valueOf(body, 'key'), title: 'Sign in fails' };
    const answers = [await send('/report/form-key', fields), await send('/report/form-key', fields)];
    expect(answers.map(({ headers }) => headers.location)).toEqual(
      Array.from({ length: 2 }, () => answers[0]?.headers.location),
    );
    expect(desk.publicData.reports).toHaveLength(1);
    const opened = await read('/report/form-key');
    expect(valueOf(opened.body, 'key')).not.toBe(fields.key);
  });

  it('keeps what was typed when something is wrong, and says what at its field', async () => {
    const typed = {
      key: 'k1',
      title: ' ',
      details: 'It says <b>403</b>',
      reporterEmail: 'sam at example',
      featureId: 'gone',
    };
    const answer = await send('/report/form-key', typed);
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain('It says &lt;b&gt;403&lt;/b&gt;</textarea>');
    expect(valueOf(answer.body, 'reporterEmail')).toBe('sam at example');
    expect(valueOf(answer.body, 'key')).toBe('k1');
    expect(textOf(answer)).toContain('Say what customers cannot do.');
    expect(textOf(answer)).toContain('This is not an email address.');
    expect(textOf(answer)).toContain('This feature does not exist any more.');
    expect(answer.body).toContain('role="alert"');
    expect(answer.body).toContain('aria-invalid="true" aria-describedby="reporterEmail-fault"');
    expect(desk.publicData.reports).toEqual([]);
  });

  it('says in words what a text is too long for', async () => {
    const answer = await send('/report/form-key', { title: 'x'.repeat(301), details: 'y\0' });
    expect(textOf(answer)).toContain('Say it in at most 300 characters.');
    expect(textOf(answer)).toContain('This holds a character that cannot be stored. Type it again.');
  });

  it.each([
    ['waiting', null, 'People who can judge it have been asked to look.'],
    ['in-incident', 12, 'It belongs to incident 12, and people are working on it.'],
    ['resolved', 12, 'It belonged to incident 12, which is resolved.'],
    ['dismissed', null, 'It was judged to be no incident.'],
  ] as const)('tells its sender when the report is %s', async (state, incidentNumber, sentence) => {
    desk.publicData.states.set('rep_1', {
      title: 'Sign in fails',
      receivedAt: NOW - 5 * MINUTE_MS,
      state,
      incidentNumber,
      words: 'We are looking into it.',
      nextUpdateAt: NOW + 20 * MINUTE_MS,
    });
    const text = textOf(await read('/report/form-key/received/rep_1'));
    expect(text).toContain(sentence);
    expect(text).toContain('received 5 min ago (16:58 UTC)');
    expect(text).toContain('Next update in 20 min (17:23 UTC).');
  });

  it('of an unknown address or report is a page that says so', async () => {
    for (const url of ['/report/none', '/report/form-key/received/none', '/report/%00']) {
      const answer = await read(url);
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    }
    expect((await send('/report/none', { title: 'x' })).statusCode).toBe(404);
  });

  it('takes forms only, and not more than a megabyte', async () => {
    const json = await desk.app.inject({ method: 'POST', url: '/report/form-key', payload: { title: 'x' } });
    expect([json.statusCode, textOf(json)]).toEqual([
      415,
      expect.stringContaining('This content type is not understood here.'),
    ]);
    expect((await send('/report/form-key', { title: 'x'.repeat(1_000_000) })).statusCode).toBe(413);
  });

  it('is held back when somebody sends too many', async () => {
    const small = await fakeDesk({ hookByKey: async () => hook, rateLimits: { publicForms: 1 } });
    const post = () =>
      small.app.inject({
        method: 'POST',
        url: '/report/form-key',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'title=x',
      });
    await post();
    const held = await post();
    expect(held.statusCode).toBe(429);
    expect(Number(held.headers['retry-after'])).toBeGreaterThan(0);
    expect(textOf(held)).toMatch(/Too many requests from here\. .*Wait \d+ seconds\./);
    await small.app.close();
  });

  it('shows nothing of an error inside but a request id', async () => {
    desk.publicData.submitReport = () => Promise.reject(new Error('secret inside'));
    const answer = await send('/report/form-key', { title: 'x' });
    expect([answer.statusCode, answer.body]).toEqual([500, expect.not.stringContaining('secret inside')]);
    expect(textOf(answer)).toContain(`Request ${String(answer.headers['x-request-id'])}`);
  });
});

describe('the link in a page', () => {
  const address = () =>
    `/ack/${signAckToken('key of the acknowledge links', { spaceId: 'real', pageId: 'page_1', personId: 'per_1' }, NOW)}`;
  beforeEach(() => {
    desk.publicData.page = {
      title: 'Customers cannot sign in',
      details: 'Raised by support',
      askedAt: NOW - 2 * MINUTE_MS,
      deskPath: '/incidents/inc_1',
      state: { kind: 'waiting', roles: ['tloc', 'soc'] },
    };
  });

  it('shows what it is about and one big button; opening it acknowledges nothing', async () => {
    const answer = await read(address());
    expect(textOf(answer)).toContain('You were asked to come 2 min ago');
    expect(answer.body.match(/<button/g)).toHaveLength(1);
    expect(answer.body).toContain('href="http://desk.example/incidents/inc_1"');
    expect(desk.publicData.page?.state.kind).toBe('waiting');
  });

  it('acknowledges when the button is pressed, and again says so', async () => {
    for (const answer of [await send(address()), await send(address()), await read(address())]) {
      expect(answer.statusCode).toBe(200);
      expect(textOf(answer)).toContain('You acknowledged');
      expect(answer.body).not.toContain('<button');
    }
    expect(desk.audit[0]).toMatchObject({
      actor: { kind: 'person', id: 'per_1' },
      what: 'acknowledgePage',
      target: 'page_1',
    });
  });

  it('takes the roles that the page showed when the button was pressed', async () => {
    const taken: (string[] | undefined)[] = [];
    const { acknowledge } = desk.publicData;
    desk.publicData.acknowledge = (claims, roles) => (taken.push(roles), acknowledge(claims));
    const [, shown = ''] = /name="as" value="([^"]*)"/.exec((await read(address())).body) ?? [];
    await send(address(), { as: shown });
    await desk.app.inject({ method: 'POST', url: address() });
    expect(taken).toEqual([['tloc', 'soc'], undefined]);
  });

  it('works from a mail program that sends no form at all', async () => {
    const answer = await desk.app.inject({ method: 'POST', url: address() });
    expect(textOf(answer)).toContain('You acknowledged');
  });

  it('says who was faster', async () => {
    const page = desk.publicData.page;
    desk.publicData.page = page && {
      ...page,
      state: { kind: 'acknowledged', by: 'Noa <3', at: NOW - MINUTE_MS, byReader: false },
    };
    expect((await send(address())).body).toContain('Already acknowledged by <bdi>Noa &lt;3</bdi>');
  });

  it('is refused when it is too old or was never signed', async () => {
    const claims = { spaceId: 'real', pageId: 'page_1', personId: 'per_1' };
    const old = await send(`/ack/${signAckToken('key of the acknowledge links', claims, NOW - 2 * DAY_MS)}`);
    expect([old.statusCode, textOf(old)]).toEqual([
      403,
      expect.stringContaining('This link is more than two days old.'),
    ]);
    expect((await send(`/ack/${signAckToken('another key', claims, NOW)}`)).statusCode).toBe(404);
    expect(desk.publicData.page?.state.kind).toBe('waiting');
  });
});
