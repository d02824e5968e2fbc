import { afterEach, describe, expect, test } from 'vitest';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { describeChannel, outgoing } from '#testing/channel-kit.ts';
import { mailServerCertificate, startMailServer, type MailServer, type MailServerMood } from '#testing/mail-server.ts';
import { createMailChannel, type MailChannel } from './mail-channel.ts';
import type { MailSettings } from './mail-settings.ts';

const login = { user: 'desk', password: 'hunter2-secret' };
const moods = {
  accept: 'accept',
  'refuse-for-now': 'greylist',
  'refuse-for-good': 'unknown-user',
  silent: 'silent',
  drop: 'drop-after-data',
} as const;

function settingsFor(port: number, change: Partial<MailSettings> = {}): MailSettings {
  return { host: 'localhost', port, secure: 'starttls', ...login, from: 'TwoAM <desk@example.test>', ...change };
}

function channelTo(settings: MailSettings | null, timeoutMs = 5000): MailChannel {
  return createMailChannel({
    mailSettings: async () => settings,
    idHost: 'desk.example.test',
    certificateAuthorities: [mailServerCertificate],
    timeoutMs,
  });
}

describeChannel('mail', async (timeoutMs) => {
  const server = await startMailServer({ login });
  const channel = channelTo(settingsFor(server.port), timeoutMs);
  return {
    channel,
    address: 'ada@example.test',
    arrived: () =>
      server.mails.map(({ parsed, to }) => ({
        id: parsed.messageId ?? '',
        recipients: to,
        subject: parsed.subject ?? '',
        body: parsed.text ?? '',
        headers: [...parsed.headers.keys()],
      })),
    mood: (mood) => server.mood(moods[mood]),
    secrets: [login.password, Buffer.from(login.password).toString('base64')],
    async close() {
      channel.close();
      await server.close();
    },
  };
});

describe('a mail', () => {
  const open: { close(): unknown }[] = [];
  afterEach(async () => {
    for (const each of open.splice(0).toReversed()) await each.close();
  });

  async function start(options: Parameters<typeof startMailServer>[0] = {}): Promise<MailServer> {
    const server = await startMailServer(options);
    open.push(server);
    return server;
  }
  function channel(settings: MailSettings | null, timeoutMs?: number): MailChannel {
    const made = channelTo(settings, timeoutMs);
    open.push(made);
    return made;
  }

  test('without a mail server is kept on the desk', async () => {
    expect(await channel(null).send(outgoing())).toEqual({
      outcome: 'kept',
      proof: 'Kept on the desk: no mail server is set up.',
    });
  });

  test('waits when the desk’s key does not open the password', async () => {
    const server = await start({ login });
    expect(await channel(settingsFor(server.port, { password: null })).send(outgoing())).toEqual({
      outcome: 'retry-later',
      why: expect.stringContaining('enter the password again in Settings'),
    });
    expect(server.mails).toEqual([]);
  });

  test('carries its Message-ID, sender, thread and both forms of its words', async () => {
    const server = await start({ login });
    await channel(settingsFor(server.port)).send(outgoing());
    const [mail] = server.mails;
    expect(mail).toMatchObject({ from: 'desk@example.test', to: ['ada@example.test'], secure: true });
    expect(mail?.parsed).toMatchObject({
      messageId: '<i_1.u_2.1.mail@desk.example.test>',
      references: '<incident-i_1@desk.example.test>',
      inReplyTo: '<incident-i_1@desk.example.test>',
      from: { text: '"TwoAM" <desk@example.test>' },
      to: { text: 'ada@example.test' },
    });
    expect(mail?.parsed.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail?.parsed.html).toContain('<a href="https://desk.example.test/incidents/i_1">');
  });

  test('answers the mail by which a report came, so that it lands in the reporter’s thread', async () => {
    const server = await start({ login });
    await channel(settingsFor(server.port)).send(outgoing({ inReplyTo: '<4711@acme.example>' }));
    await channel(settingsFor(server.port)).send(outgoing({ inReplyTo: '<a@b>\r\nBcc: eve@example.test' }));
    expect(server.mails.map(({ parsed }) => [parsed.inReplyTo, parsed.references])).toEqual([
      ['<4711@acme.example>', ['<4711@acme.example>', '<incident-i_1@desk.example.test>']],
      ['<incident-i_1@desk.example.test>', '<incident-i_1@desk.example.test>'],
    ]);
    expect(server.mails.every(({ to }) => to.length === 1 && to[0] === 'ada@example.test')).toBe(true);
  });

  test('is shown beforehand as it is sent', async () => {
    const server = await start({ login });
    const mail = channel(settingsFor(server.port));
    const message = outgoing({ subject: 'שלום', body: 'שלום, עולם.\n\nHello.' });
    const shown = await mail.show!(message);
    await mail.send(message);
    const [sent] = server.mails;
    expect(shown).toMatchObject({ kind: 'mail', subject: sent?.parsed.subject, text: sent?.parsed.text?.trimEnd() });
    expect(shown.kind === 'mail' && shown.html.trim()).toBe(String(sent?.parsed.html).trim());
    expect(shown.kind === 'mail' && shown.html).toContain('<p dir="auto">שלום, עולם.</p>\n<p dir="auto">Hello.</p>');
  });

  test('with a subject longer than 300 characters carries its beginning', async () => {
    const server = await start({ login });
    await channel(settingsFor(server.port)).send(outgoing({ subject: 'disk '.repeat(1000) }));
    expect(server.mails[0]?.parsed.subject).toBe(`${'disk '.repeat(60).slice(0, 299)}…`);
  });

  test('is proven by what the server answered', async () => {
    const server = await start({ login });
    expect(await channel(settingsFor(server.port)).send(outgoing())).toEqual({
      outcome: 'sent',
      proof: 'localhost accepted it: 250 queued as mail-1',
    });
  });

  test('goes over the connection that is already open', async () => {
    const server = await start({ login });
    const mail = channel(settingsFor(server.port));
    for (const messageId of ['a', 'b', 'c']) await mail.send(outgoing({ messageId }));
    expect(server.mails).toHaveLength(3);
    expect(server.connections()).toBe(1);
  });

  test('goes by changed settings at once', async () => {
    const [first, second] = [await start({ login }), await start({ login })];
    let settings: MailSettings | null = settingsFor(first.port);
    const mail = createMailChannel({
      mailSettings: async () => settings,
      idHost: 'desk.example.test',
      certificateAuthorities: [mailServerCertificate],
    });
    open.push(mail);
    await mail.send(outgoing({ messageId: 'a' }));
    settings = settingsFor(second.port);
    await mail.send(outgoing({ messageId: 'b' }));
    settings = null;
    expect(await mail.send(outgoing({ messageId: 'c' }))).toMatchObject({ outcome: 'kept' });
    expect([first.mails.length, second.mails.length]).toEqual([1, 1]);
  });

  test.each([
    ['tls', 'tls', true],
    ['starttls', 'starttls', true],
    ['none', 'none', false],
    ['none', 'starttls', false],
  ] as const)('with the setting %s to a server with %s is encrypted: %s', async (secure, tls, encrypted) => {
    const server = await start({ tls, login });
    expect(await channel(settingsFor(server.port, { secure })).send(outgoing())).toMatchObject({ outcome: 'sent' });
    expect(server.mails[0]?.secure).toBe(encrypted);
  });

  test('is not sent in the open when the server offers no encryption', async () => {
    const server = await start({ tls: 'none', login });
    expect(await channel(settingsFor(server.port)).send(outgoing())).toMatchObject({
      outcome: 'retry-later',
      why: expect.stringContaining('No encrypted connection'),
    });
    expect(server.mails).toEqual([]);
  });

  test('is not sent to a server whose certificate nobody vouches for', async () => {
    const server = await start({ login });
    const distrusting = createMailChannel({
      mailSettings: async () => settingsFor(server.port),
      idHost: 'desk.example.test',
    });
    open.push(distrusting);
    expect(await distrusting.send(outgoing())).toMatchObject({
      outcome: 'retry-later',
      why: expect.stringMatching(/certificate/u),
    });
    expect(server.mails).toEqual([]);
  });

  test('needs no login when none is set', async () => {
    const server = await start();
    expect(await channel(settingsFor(server.port, { user: '', password: '' })).send(outgoing())).toMatchObject({
      outcome: 'sent',
    });
  });

  test('waits while the login is wrong, and the reason names no password', async () => {
    const server = await start({ login });
    const answer = await channel(settingsFor(server.port, { password: 'wrong-password' })).send(outgoing());
    expect(answer).toMatchObject({ outcome: 'retry-later', why: expect.stringContaining('Check user and password') });
    expect(JSON.stringify(answer)).not.toContain('wrong-password');
  });

  test.each<[MailServerMood, string, RegExp]>([
    ['greylist', 'retry-later', /451 greylisted/u],
    ['unknown-user', 'failed-for-good', /550 no such user ada@example\.test/u],
    ['refuse-words', 'failed-for-good', /554 looks like spam/u],
    ['out-of-step', 'retry-later', /503 bad sequence/u],
    ['refuse-sender', 'retry-later', /550 sender not allowed/u],
    ['busy', 'retry-later', /421 too many connections/u],
  ])('to a server that would %s is %s', async (mood, outcome, why) => {
    const server = await start({ login });
    server.mood(mood);
    expect(await channel(settingsFor(server.port)).send(outgoing())).toMatchObject({
      outcome,
      why: expect.stringMatching(why),
    });
  });

  test('to a server that is not there waits', async () => {
    const server = await startMailServer({ login });
    await server.close();
    expect(await channel(settingsFor(server.port)).send(outgoing())).toMatchObject({
      outcome: 'retry-later',
      why: expect.stringContaining('No connection to the mail server localhost'),
    });
  });

  test('to a name that does not exist waits', async () => {
    expect(await channel(settingsFor(25, { host: 'mail.invalid' })).send(outgoing())).toMatchObject({
      outcome: 'retry-later',
      why: expect.stringContaining('mail.invalid'),
    });
  });

  test('to a server that only trickles is given up on', async () => {
    const server = await rawServer(trickle);
    open.push({ close: () => server.close() });
    const { port } = server.address() as AddressInfo;
    const answer = await channel(settingsFor(port), 300).send(outgoing());
    expect(answer).toMatchObject({ outcome: 'retry-later', why: expect.stringContaining('in time') });
  });

  test('to a server that hangs up is tried once and waits', async () => {
    let connections = 0;
    const server = await rawServer((socket) => {
      connections += 1;
      socket.end();
    });
    open.push({ close: () => server.close() });
    const { port } = server.address() as AddressInfo;
    expect(await channel(settingsFor(port)).send(outgoing())).toEqual({
      outcome: 'retry-later',
      why: 'The mail server localhost closed the connection without an answer.',
    });
    expect(connections).toBe(1);
  });

  test('whose server went away between two mails goes over a new connection', async () => {
    const server = await start({ login });
    const mail = channel(settingsFor(server.port));
    await mail.send(outgoing({ messageId: 'a' }));
    server.mood('drop-after-data');
    await mail.send(outgoing({ messageId: 'b' }));
    server.mood('accept');
    expect(await mail.send(outgoing({ messageId: 'c' }))).toMatchObject({ outcome: 'sent' });
  });

  test('to nobody fails at once', async () => {
    const server = await start({ login });
    expect(await channel(settingsFor(server.port)).send(outgoing({ address: null }))).toEqual({
      outcome: 'failed-for-good',
      why: 'Nobody gave a mail address.',
    });
  });

  test.each([
    '',
    'ada',
    'ada@',
    '@example.test',
    'a b@example.test',
    'ada@example.test, eve@example.test',
    '<ada@example.test>',
    'Ada <ada@example.test>',
    '"x\\" <eve@example.test>"@example.test',
    `${'x'.repeat(400)}@example.test`,
  ])('to %j is refused', async (address) => {
    const server = await start({ login });
    expect(await channel(settingsFor(server.port)).send(outgoing({ address }))).toMatchObject({
      outcome: 'failed-for-good',
    });
    expect(server.mails).toEqual([]);
  });
});

/** A server that talks as it likes. */
async function rawServer(talk: (socket: Socket) => void): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    talk(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** Greets, then adds one more line to its answer for ever, so that the line is never idle. */
function trickle(socket: Socket): void {
  socket.write('220 hello\r\n');
  const timer = setInterval(() => socket.write('250-and\r\n'), 20);
  socket.once('close', () => clearInterval(timer));
}
