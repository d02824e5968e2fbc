import { afterEach, describe, expect, test } from 'vitest';
import { fromIso } from '#core/shared/instant.ts';
import { describeChannel, outgoing } from '#testing/channel-kit.ts';
import { startWebhookServer, type WebhookServer } from '#testing/webhook-server.ts';
import { signature } from '../signature.ts';
import { createTicketChannel, type TicketHookSettings } from './ticket-channel.ts';

const secret = 'signing secret 1234';
const now = fromIso('2026-11-22T21:12:59.500Z');
const clock = { now: () => now };

const replies = {
  accept: { status: 202 },
  'refuse-for-now': { status: 503 },
  'refuse-for-good': { status: 410 },
  silent: 'silent',
  drop: 'drop',
} as const;

describeChannel('ticket', async (timeoutMs) => {
  const server = await startWebhookServer();
  const url = `http://127.0.0.1:${server.port}/hooks/path-token-777`;
  return {
    channel: createTicketChannel({
      ticketHook: async () => ({ url, secret, secretLost: false, allowPrivate: true }),
      clock,
      timeoutMs,
    }),
    address: 'ZD-4711',
    arrived: () =>
      server.calls.map(({ headers, body }) => {
        const posted = JSON.parse(body) as { ticket: string; subject: string; text: string };
        return {
          id: String(headers['idempotency-key']),
          recipients: [posted.ticket],
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

describe('a ticket', () => {
  const open: WebhookServer[] = [];
  afterEach(async () => {
    for (const server of open.splice(0)) await server.close();
  });
  async function start(settings: Partial<TicketHookSettings> = {}) {
    const server = await startWebhookServer();
    open.push(server);
    const hook = {
      url: `http://127.0.0.1:${server.port}/tickets`,
      secret,
      secretLost: false,
      allowPrivate: true,
      ...settings,
    };
    return { server, channel: createTicketChannel({ ticketHook: async () => hook, clock }) };
  }
  const message = outgoing({
    channel: 'ticket',
    address: 'ZD-4711',
    about: 'update',
    payload: {
      incident: { id: 'i_1', number: 42 },
      audience: 'customers',
      state: 'identified',
      language: 'de',
      nextUpdateAt: fromIso('2026-11-22T21:45:00Z'),
    },
  });

  test('gets the words with its state, language and next time, signed, and the same again for a repeat', async () => {
    const { server, channel } = await start();
    await channel.send(message);
    await channel.send(message);
    const [first, second] = server.calls;
    expect(JSON.parse(first!.body)).toEqual({
      id: 'i_1.u_2.1.mail',
      about: 'update',
      ticket: 'ZD-4711',
      subject: message.subject,
      text: message.body,
      state: 'identified',
      language: 'de',
      nextUpdateAt: '2026-11-22T21:45:00.000Z',
      incident: { id: 'i_1', number: 42 },
      at: '2026-11-22T21:12:59.000Z',
    });
    expect(first!.headers['x-twoam-signature']).toBe(signature(secret, first!.body, now));
    expect(second!.body).toBe(first!.body);
    expect(second!.headers['idempotency-key']).toBe(first!.headers['idempotency-key']);
  });

  test('is shown beforehand as it is posted', async () => {
    const { server, channel } = await start();
    const shown = await channel.show!(message);
    await channel.send(message);
    expect(shown).toEqual({ kind: 'json', body: JSON.stringify(JSON.parse(server.calls[0]!.body), null, 2) });
  });

  test('that is gone is said by its name, with what to do', async () => {
    const { server, channel } = await start();
    server.reply({ status: 410 });
    expect(await channel.send(message)).toEqual({
      outcome: 'failed-for-good',
      why: expect.stringContaining('has no ticket ZD-4711 any more. Unlink it'),
    });
  });

  test('without a hook stays on the desk', async () => {
    const channel = createTicketChannel({ ticketHook: async () => null, clock });
    expect(await channel.send(message)).toEqual({
      outcome: 'kept',
      proof: 'Kept on the desk: no ticket hook is set up.',
    });
  });

  test('is not carried into the desk’s own network unless an administrator allows it', async () => {
    const { server, channel } = await start({ allowPrivate: false });
    expect(await channel.send(message)).toMatchObject({ outcome: 'failed-for-good' });
    const { channel: metadata } = await start({ url: 'http://169.254.169.254/latest' });
    expect(await metadata.send(message)).toMatchObject({ outcome: 'failed-for-good' });
    expect(server.calls).toEqual([]);
  });

  test('waits while the secret cannot be opened, rather than go out unsigned', async () => {
    const { server, channel } = await start({ secret: null, secretLost: true });
    expect(await channel.send(message)).toMatchObject({
      outcome: 'retry-later',
      why: expect.stringContaining('secret'),
    });
    expect(server.calls).toEqual([]);
  });

  test('that is no single ticket is refused and nothing is sent', async () => {
    const { server, channel } = await start();
    for (const address of ['', 'ZD-1 ZD-2', 'ZD-1,ZD-2', 'ZD-1;ZD-2', 'x'.repeat(501), null])
      expect(await channel.send({ ...message, address })).toMatchObject({ outcome: 'failed-for-good' });
    expect(server.calls).toEqual([]);
  });
});
