import { afterEach, describe, expect, test } from 'vitest';
import { AnswerLost, NotAsked } from '#app/ports/guarded-ask.ts';
import { startWebhookServer, type WebhookServer } from '#testing/webhook-server.ts';
import { guardedAsk } from './ask.ts';

let server: WebhookServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

async function startServer(): Promise<{ server: WebhookServer; url: URL }> {
  server = await startWebhookServer();
  return { server, url: new URL(`http://127.0.0.1:${server.port}/x?y=1`) };
}

const GET = { method: 'GET', headers: {}, body: null, allowPrivate: true, timeoutMs: 4000 };

describe('asking an address outside', () => {
  test('brings back the status, the headers and the body', async () => {
    const { server: other, url } = await startServer();
    other.reply({ status: 201, headers: { 'X-Thing': 'a' }, body: '{"ok":true}' });
    const answer = await guardedAsk()(url, { ...GET, method: 'POST', body: 'ü' });
    expect(answer).toMatchObject({ status: 201, headers: { 'x-thing': 'a' }, body: '{"ok":true}' });
    expect(other.calls).toMatchObject([{ method: 'POST', path: '/x?y=1', body: 'ü' }]);
  });

  test('follows no redirect, to an inner address or elsewhere', async () => {
    const { server: other, url } = await startServer();
    other.reply({ status: 307, headers: { location: 'http://169.254.169.254/latest/meta-data' } });
    expect(await guardedAsk()(url, { ...GET, method: 'POST', body: '{}' })).toMatchObject({ status: 307 });
    expect(other.calls).toHaveLength(1);
  });

  test('an endless answer is cut', async () => {
    const { server: other, url } = await startServer();
    other.reply('endless');
    expect((await guardedAsk()(url, GET)).body).toHaveLength(1_000_000);
  });

  test.each(['http://127.0.0.1:1/', 'http://localhost:1/', 'http://10.1.2.3/', 'http://[::1]:1/'])(
    '%s is not called while private addresses are not allowed',
    async (address) => {
      const asked = guardedAsk()(new URL(address), { ...GET, allowPrivate: false });
      await expect(asked).rejects.toThrow(NotAsked);
      await expect(asked).rejects.toThrow(/private network/);
    },
  );

  test.each(['http://169.254.169.254/', 'http://[fd00:ec2::254]/', 'http://0.0.0.0/'])(
    '%s is never called',
    async (address) => {
      await expect(guardedAsk()(new URL(address), GET)).rejects.toThrow(NotAsked);
    },
  );

  test('nobody listening is told apart from an answer that was lost', async () => {
    const { server: other, url } = await startServer();
    other.reply('drop');
    await expect(guardedAsk()(url, { ...GET, method: 'POST', body: '{}' })).rejects.toThrow(AnswerLost);
    expect(other.calls).toHaveLength(1);
    await other.close();
    server = null;
    await expect(guardedAsk()(url, GET)).rejects.toThrow(NotAsked);
  });

  test('silence after the connection stands is a lost answer', async () => {
    const { server: other, url } = await startServer();
    other.reply('silent');
    await expect(guardedAsk()(url, { ...GET, timeoutMs: 200 })).rejects.toThrow(AnswerLost);
  });
});
