import { createHmac } from 'node:crypto';
import type { LookupAddress } from 'node:dns';
import { afterEach, describe, expect, test } from 'vitest';
import type { Channel } from '#app/ports/channel.ts';
import { fromIso } from '#core/shared/instant.ts';
import { describeChannel, outgoing } from '#testing/channel-kit.ts';
import { mailServerCertificate } from '#testing/mail-server.ts';
import { startWebhookServer, type WebhookServer } from '#testing/webhook-server.ts';
import { createWebhookChannel, type WebhookChannelOptions, type WebhookSettings } from './webhook-channel.ts';

const secret = 'signing secret 1234';
const now = fromIso('2026-11-22T21:12:59.500Z');

function webhook(settings: Partial<WebhookSettings> = {}, options: Partial<WebhookChannelOptions> = {}): Channel {
  return createWebhookChannel({
    webhookSettings: async () => ({ url: null, secret, secretLost: false, allowPrivate: true, ...settings }),
    clock: { now: () => now },
    ...options,
  });
}

const replies = {
  accept: { status: 202 },
  'refuse-for-now': { status: 503 },
  'refuse-for-good': { status: 410 },
  silent: 'silent',
  drop: 'drop',
} as const;

describeChannel('webhook', async (timeoutMs) => {
  const server = await startWebhookServer();
  return {
    channel: webhook({}, { timeoutMs }),
    address: `http://127.0.0.1:${server.port}/hooks/path-token-777`,
    arrived: () =>
      server.calls.map(({ host, path, headers, body }) => {
        const posted = JSON.parse(body) as { subject: string; text: string };
        return {
          id: String(headers['idempotency-key']),
          recipients: [`http://${host}${path}`],
          subject: posted.subject,
          body: posted.text,
          headers: Object.keys(headers),
        };
      }),
    mood: (mood) => server.reply(replies[mood]),
    secrets: [secret, 'path-token-777'],
    close: () => server.close(),
  };
});

describe('a webhook', () => {
  const open: WebhookServer[] = [];
  afterEach(async () => {
    for (const server of open.splice(0)) await server.close();
  });
  async function start(options?: { tls?: boolean }): Promise<WebhookServer & { url: string }> {
    const server = await startWebhookServer(options);
    open.push(server);
    return { ...server, url: `${options?.tls === true ? 'https' : 'http'}://localhost:${server.port}/hook` };
  }
  const message = (address: string | null) => outgoing({ channel: 'webhook', address });

  test('without an address anywhere is kept on the desk', async () => {
    expect(await webhook().send(message(null))).toEqual({
      outcome: 'kept',
      proof: 'Kept on the desk: no webhook is set up.',
    });
  });

  test('without an address of its own goes to the desk’s webhook', async () => {
    const server = await start();
    expect(await webhook({ url: server.url }).send(message(null))).toEqual({
      outcome: 'sent',
      proof: `localhost:${server.port} answered HTTP 200.`,
    });
  });

  test('posts what it is about as JSON, the same bytes on every attempt', async () => {
    const server = await start();
    const channel = webhook();
    const sent = { ...message(server.url), payload: { kind: 'page', pageId: 'page_1' } };
    await channel.send(sent);
    await channel.send(sent);
    const [first, second] = server.calls;
    expect(first).toMatchObject({
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'i_1.u_2.1.mail', 'user-agent': 'TwoAM' },
    });
    expect(JSON.parse(first?.body ?? '')).toEqual({
      messageId: 'i_1.u_2.1.mail',
      about: 'page',
      subject: 'Please come: checkout is down',
      text: expect.stringContaining('Customers cannot pay.'),
      at: '2026-11-22T21:12:59.000Z',
      stream: { kind: 'incident', id: 'i_1' },
      data: { kind: 'page', pageId: 'page_1' },
    });
    expect(second?.body).toBe(first?.body);
    expect(second?.headers['x-twoam-delivery']).not.toBe(first?.headers['x-twoam-delivery']);
  });

  test('is signed over the time in seconds and the body', async () => {
    const server = await start();
    await webhook().send(message(server.url));
    const [call] = server.calls;
    const seconds = Math.floor(now / 1000);
    const expected = createHmac('sha256', secret).update(`${seconds}.${call?.body}`).digest('hex');
    expect(call?.headers['x-twoam-signature']).toBe(`t=${seconds},v1=${expected}`);
  });

  test('waits, and does not leave unsigned, when the desk’s key does not open the secret', async () => {
    const server = await start();
    expect(await webhook({ secret: null, secretLost: true }).send(message(server.url))).toEqual({
      outcome: 'retry-later',
      why: expect.stringContaining('enter the secret again in Settings'),
    });
    expect(server.calls).toEqual([]);
  });

  test('is not signed without a secret', async () => {
    const server = await start();
    await webhook({ secret: null }).send(message(server.url));
    expect(server.calls[0]?.headers['x-twoam-signature']).toBeUndefined();
  });

  test.each([
    [200, 'sent'],
    [204, 'sent'],
    [302, 'failed-for-good'],
    [308, 'failed-for-good'],
    [400, 'failed-for-good'],
    [401, 'failed-for-good'],
    [404, 'failed-for-good'],
    [408, 'retry-later'],
    [410, 'failed-for-good'],
    [425, 'retry-later'],
    [429, 'retry-later'],
    [500, 'retry-later'],
    [502, 'retry-later'],
    [599, 'retry-later'],
  ])('answered with %i is %s', async (status, outcome) => {
    const server = await start();
    server.reply({ status, headers: { location: 'http://169.254.169.254/' } });
    const answer = await webhook().send(message(server.url));
    expect(answer.outcome).toBe(outcome);
    expect(JSON.stringify(answer)).toContain(String(status));
    expect(server.calls).toHaveLength(1);
  });

  test.each([
    ['120', 120_000],
    ['0', 0],
    ['Sun, 22 Nov 2026 21:13:29 GMT', 29_500],
    ['Sun, 22 Nov 2026 20:00:00 GMT', 0],
    ['86400', 3_600_000],
    ['soon', undefined],
    ['-5', undefined],
  ])('that is told to come back after %j waits so long, at most an hour', async (retryAfter, afterMs) => {
    const server = await start();
    server.reply({ status: 429, headers: { 'retry-after': retryAfter } });
    const answer = await webhook().send(message(server.url));
    expect(answer).toMatchObject({ outcome: 'retry-later' });
    expect('afterMs' in answer ? answer.afterMs : undefined).toBe(afterMs);
  });

  test('whose answer never ends is sent, and the rest of the answer is left unread', async () => {
    const server = await start();
    server.reply('endless');
    expect(await webhook().send(message(server.url))).toMatchObject({ outcome: 'sent' });
  });

  test('goes over TLS to a host whose certificate is trusted, and to no other', async () => {
    const server = await start({ tls: true });
    expect(
      await webhook({}, { certificateAuthorities: [mailServerCertificate] }).send(message(server.url)),
    ).toMatchObject({ outcome: 'sent' });
    expect(await webhook().send(message(server.url))).toMatchObject({
      outcome: 'retry-later',
      why: expect.stringContaining('CERT'),
    });
    expect(server.calls).toHaveLength(1);
  });

  test('to a server that is not there waits', async () => {
    const server = await startWebhookServer();
    await server.close();
    expect(await webhook().send(message(`http://localhost:${server.port}/`))).toEqual({
      outcome: 'retry-later',
      why: `No connection to localhost:${server.port} (ECONNREFUSED).`,
    });
  });

  test.each([
    '',
    'not an address',
    'ftp://example.test/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://user:password@example.test/',
    'http://',
    '//example.test',
    `https://example.test/${'x'.repeat(2000)}`,
  ])('to %j is refused', async (address) => {
    const answer = await webhook().send(message(address));
    expect(answer).toMatchObject({ outcome: 'failed-for-good' });
    expect(JSON.stringify(answer)).not.toContain('password@');
  });

  describe('into the desk’s own network', () => {
    const resolvesTo =
      (...addresses: string[]) =>
      (_hostname: string, done: (error: Error | null, addresses: LookupAddress[]) => void) =>
        done(
          null,
          addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
        );

    test.each([
      'http://127.0.0.1:PORT/',
      'http://localhost:PORT/',
      'http://[::ffff:127.0.0.1]:PORT/',
      'http://0x7f000001:PORT/',
      'http://2130706433:PORT/',
      'http://127.1:PORT/',
    ])('%s is not called while private addresses are not allowed', async (pattern) => {
      const server = await start();
      const address = pattern.replace('PORT', String(server.port));
      expect(await webhook({ allowPrivate: false }).send(message(address))).toMatchObject({
        outcome: 'failed-for-good',
        why: expect.stringContaining('private network'),
      });
      expect(server.calls).toEqual([]);
    });

    test.each([
      'http://169.254.169.254/latest/meta-data',
      'http://[fd00:ec2::254]/',
      'http://100.100.100.200/',
      'http://0.0.0.0/',
      'http://[::ffff:169.254.169.254]/',
      'http://[64:ff9b::a9fe:a9fe]/',
      'http://2852039166/',
    ])('%s is never called, whatever is allowed', async (address) => {
      expect(await webhook({ allowPrivate: true }).send(message(address))).toMatchObject({
        outcome: 'failed-for-good',
        why: expect.stringContaining('not an address that may be called'),
      });
    });

    test('a public name that leads there is not called', async () => {
      const server = await start();
      const channel = webhook({ allowPrivate: false }, { resolve: resolvesTo('127.0.0.1') });
      expect(await channel.send(message(`http://hooks.example.test:${server.port}/`))).toMatchObject({
        outcome: 'failed-for-good',
      });
      expect(server.calls).toEqual([]);
    });

    test('a name with one bad address among good ones is not called', async () => {
      const server = await start();
      const channel = webhook({ allowPrivate: true }, { resolve: resolvesTo('127.0.0.1', '169.254.169.254') });
      expect(await channel.send(message(`http://hooks.example.test:${server.port}/`))).toMatchObject({
        outcome: 'failed-for-good',
        why: expect.stringContaining('not an address that may be called'),
      });
      expect(server.calls).toEqual([]);
    });

    test('a name is resolved once, and the socket goes to the address that was checked', async () => {
      const server = await start();
      let asked = 0;
      const rebinding = (_hostname: string, done: (error: Error | null, addresses: LookupAddress[]) => void) => {
        asked += 1;
        done(null, [{ address: asked === 1 ? '127.0.0.1' : '169.254.169.254', family: 4 }]);
      };
      expect(
        await webhook({}, { resolve: rebinding }).send(message(`http://hooks.example.test:${server.port}/`)),
      ).toMatchObject({ outcome: 'sent' });
      expect(asked).toBe(1);
      expect(server.calls[0]?.host).toBe(`hooks.example.test:${server.port}`);
    });

    test('a name that cannot be resolved is tried again later', async () => {
      const unknown = (_hostname: string, done: (error: Error | null, addresses: LookupAddress[]) => void) =>
        done(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }), []);
      expect(await webhook({}, { resolve: unknown }).send(message('http://hooks.example.test/'))).toEqual({
        outcome: 'retry-later',
        why: 'No connection to hooks.example.test (ENOTFOUND).',
      });
    });
  });
});
