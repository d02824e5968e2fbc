import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

/** How the server treats the next mails. */
export type MailServerMood =
  | 'accept'
  /** 451 at the recipient, as greylisting servers do at first. */
  | 'greylist'
  /** 550 at the recipient. */
  | 'unknown-user'
  /** 503 at the recipient: the session is out of step. */
  | 'out-of-step'
  /** 554 at the words. */
  | 'refuse-words'
  /** 550 at the sender: the desk's settings are wrong. */
  | 'refuse-sender'
  /** 421 at the greeting. */
  | 'busy'
  /** Takes the words, then cuts the line without an answer. */
  | 'drop-after-data'
  /** Takes the recipient and never answers. */
  | 'silent';

export interface ReceivedMail {
  /** Addresses of the envelope. */
  from: string;
  to: string[];
  /** Whether it came over TLS. */
  secure: boolean;
  raw: string;
  parsed: ParsedMail;
}

export interface MailServer {
  port: number;
  /** Whole mails that arrived, also those whose sender never heard so. */
  mails: ReceivedMail[];
  /** How many connections were opened so far. */
  connections(): number;
  mood(mood: MailServerMood): void;
  close(): Promise<void>;
}

const testdata = join(import.meta.dirname, 'testdata');

/** The certificate of the test server, which nothing but these tests trusts. */
export const mailServerCertificate = readFileSync(join(testdata, 'localhost-cert.pem'), 'utf8');

/** A real SMTP server on this machine that can misbehave. With a login, clients must give it. */
export async function startMailServer(
  options: { tls?: 'starttls' | 'tls' | 'none'; login?: { user: string; password: string } } = {},
): Promise<MailServer> {
  let mood: MailServerMood = 'accept';
  let connections = 0;
  const mails: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  const { tls = 'starttls', login } = options;

  const server = new SMTPServer({
    key: readFileSync(join(testdata, 'localhost-key.pem')),
    cert: mailServerCertificate,
    secure: tls === 'tls',
    authOptional: login === undefined,
    allowInsecureAuth: true,
    disabledCommands: tls === 'none' ? ['STARTTLS'] : [],
    disableReverseLookup: true,
    onConnect(_session, done) {
      connections += 1;
      done(mood === 'busy' ? refusal(421, 'too many connections') : null);
    },
    onAuth(auth, _session, done) {
      const known = auth.username === login?.user && auth.password === login?.password;
      if (known) done(null, { user: auth.username });
      else done(refusal(535, `bad login ${auth.username}:${auth.password}`));
    },
    onMailFrom(_address, _session, done) {
      done(mood === 'refuse-sender' ? refusal(550, 'sender not allowed') : null);
    },
    onRcptTo(address, _session, done) {
      if (mood === 'silent') return;
      if (mood === 'greylist') done(refusal(451, 'greylisted, come back later'));
      else if (mood === 'out-of-step') done(refusal(503, 'bad sequence of commands'));
      else if (mood === 'unknown-user') done(refusal(550, `no such user ${address.address}`));
      else done();
    },
    onData(stream, session, done) {
      void takeOrRefuse(stream, session, mood, done);
    },
  });

  /** A client that dies in the middle of its words has sent nothing. */
  async function takeOrRefuse(...given: Parameters<typeof take>): Promise<void> {
    try {
      await take(...given);
    } catch {
      given[3](refusal(451, 'the words did not arrive whole'));
    }
  }

  async function take(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
    then: MailServerMood,
    done: (error?: Error | null, message?: string) => void,
  ): Promise<void> {
    const mail = await receive(stream, session);
    if (then === 'refuse-words') return done(refusal(554, 'looks like spam'));
    mails.push(mail);
    if (then !== 'drop-after-data') return done(null, `queued as mail-${mails.length}`);
    for (const socket of sockets) socket.destroy();
  }

  // Clients that go away in the middle are what these tests are about.
  server.on('error', () => {});
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    connections: () => connections,
    mood(next) {
      mood = next;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };
}

async function receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<ReceivedMail> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  const { mailFrom, rcptTo } = session.envelope;
  return {
    from: mailFrom === false ? '' : mailFrom.address,
    to: rcptTo.map((recipient) => recipient.address),
    secure: session.secure,
    raw: raw.toString('latin1'),
    parsed: await simpleParser(raw),
  };
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
