import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS } from '#core/shared/instant.ts';
import { statusFacts } from '#testing/status-facts.ts';
import { fakeDesk, NOW, type FakeDesk } from '../../testing/fake-desk.ts';
import { signConfirmToken, signUnsubscribeToken } from './subscription-token.ts';

const KEY = 'key of the acknowledge links';
const subscription = {
  id: 'sub_1',
  channel: 'mail' as const,
  address: 'noa@example.com',
  componentIds: null,
  createdAt: NOW,
  asks: 1,
  confirmedAt: null,
};

let desk: FakeDesk;
beforeEach(async () => {
  desk = await fakeDesk();
  desk.publicData.statusFacts = statusFacts();
  desk.publicData.subscribed.set('sub_1', subscription);
});
afterEach(() => desk.app.close());

const read = (url: string) => desk.app.inject({ method: 'GET', url });
const send = (url: string, payload: string | Record<string, string> = '', type = 'application/x-www-form-urlencoded') =>
  desk.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': type },
    payload: typeof payload === 'string' ? payload : new URLSearchParams(payload).toString(),
  });

describe('the form', () => {
  it('asks for an address and for the parts, and every box has its label', async () => {
    const { body } = await read('/status/subscribe');
    expect(body).toContain('<label for="email">');
    expect(body.match(/<label class="tick"><input type="checkbox"/g)).toHaveLength(2);
  });

  it('answers the same, whoever is asked for', async () => {
    const known = await send('/status/subscribe', { email: 'noa@example.com' });
    const unknown = await send('/status/subscribe', { email: 'dan@example.com' });
    expect([known.statusCode, known.body]).toEqual([200, unknown.body]);
    expect(known.body).toContain('If this address can be subscribed');
  });

  it('takes the parts that exist, and all when all or none are chosen', async () => {
    const email = 'noa@example.com';
    await send('/status/subscribe', { email, 'component.login': 'on', 'component.none': 'on' });
    await send('/status/subscribe', { email, 'component.login': 'on', 'component.environments': 'on' });
    await send('/status/subscribe', { email });
    expect(desk.publicData.asked.map(({ componentIds }) => componentIds)).toEqual([['login'], null, null]);
  });

  it.each([
    { email: '' },
    { email: 'noa' },
    { email: 'noa@example.com\r\nBcc: dan@example.com' },
    { email: 'noa@example.com, dan@example.com' },
    { email: `${'x'.repeat(400)}@example.com` },
    { webhook: 'http://hooks.example.com/plain' },
    { webhook: 'https://user:secret@hooks.example.com/' },
    { webhook: 'file:///etc/passwd' },
    { webhook: 'https://hooks.example.com/\0' },
  ])('refuses %j at its field and asks nobody', async (fields) => {
    const answer = await send('/status/subscribe', fields);
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain('class="fault"');
    expect(desk.publicData.asked).toEqual([]);
  });

  it('refuses a flood from one address', async () => {
    const small = await fakeDesk({ rateLimits: { subscriptions: 2 } });
    const ask = () =>
      small.app.inject({
        method: 'POST',
        url: '/status/subscribe',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'email=a%40example.com',
      });
    const answers = [await ask(), await ask(), await ask()];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 429]);
    await small.app.close();
  });
});

describe('the link that confirms', () => {
  const address = (at = NOW) => `/status/confirm/${signConfirmToken(KEY, 'sub_1', at)}`;

  it('changes nothing when a mail program opens it, and subscribes by its button', async () => {
    const { body } = await read(address());
    expect(body.match(/<button/g)).toHaveLength(1);
    expect(body).not.toContain('You are subscribed');
    expect((await send(address())).body).toContain('You are subscribed');
  });

  it('tells a webhook the secret that signs what it gets, and a person none', async () => {
    expect((await send(address())).body).not.toContain('X-TwoAM-Signature');
    desk.publicData.subscribed.set('sub_1', { ...subscription, channel: 'webhook', address: 'https://h.example/' });
    expect((await send(address())).body).toMatch(/<code>[\w-]{43}<\/code>/);
  });

  it('is refused when it is too old, forged, or of a subscription that was forgotten', async () => {
    expect((await send(address(NOW - 2 * DAY_MS))).statusCode).toBe(403);
    expect((await send(`${address()}x`)).statusCode).toBe(404);
    desk.publicData.subscribed.clear();
    expect((await send(address())).statusCode).toBe(403);
  });

  it('is for no cache and no search engine', async () => {
    const { headers } = await read(address());
    expect([headers['cache-control'], headers['x-robots-tag']]).toEqual(['no-store', 'noindex']);
  });
});

describe('the link that ends', () => {
  const address = `/status/unsubscribe/${signUnsubscribeToken(KEY, 'sub_1')}`;

  it('changes nothing when it is opened', async () => {
    expect((await read(address)).body).toContain('Send me no more updates');
    expect(desk.publicData.subscribed.size).toBe(1);
  });

  it.each([
    ['a form', 'application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    [
      'parts',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
    ],
  ])('ends it in one click from a mail program that sends %s, and again', async (_, type, body) => {
    for (const answer of [await send(address, body, type), await send(address, body, type)])
      expect([answer.statusCode, answer.body.includes('You get no more updates')]).toEqual([200, true]);
    expect(desk.publicData.subscribed.size).toBe(0);
  });

  it('ends nothing when it is forged', async () => {
    expect((await send(`${address}x`)).statusCode).toBe(404);
    expect(desk.publicData.subscribed.size).toBe(1);
  });
});
