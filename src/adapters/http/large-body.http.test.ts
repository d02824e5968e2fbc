import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apiError } from '#contract/error.ts';
import { fakeDesk, type FakeDesk } from './testing/fake-desk.ts';
import { listening } from './testing/listening.ts';

const TWENTY_MB = 20_000_000;
const PIECE = Buffer.alloc(50_000, 'x');

const HEAD = [
  'POST /api/v1/incidents HTTP/1.1',
  'host: desk.example',
  'content-type: application/json',
  'cookie: session=responder',
  'sec-fetch-site: same-origin',
];
const ANNOUNCED = [...HEAD, `content-length: ${TWENTY_MB}`];
const IN_CHUNKS = [...HEAD, 'transfer-encoding: chunked'];
const CHUNK = Buffer.concat([Buffer.from(`${PIECE.length.toString(16)}\r\n`), PIECE, Buffer.from('\r\n')]);

let desk: FakeDesk;
let port: number;
beforeEach(async () => {
  desk = await fakeDesk();
  port = Number(new URL(await listening(desk.app)).port);
});
afterEach(() => desk.app.close());

interface Client {
  socket: Socket;
  answer: string;
  sent: number;
}

/** Opens a connection and sends the head of a request. */
function client(head: string[]): Client {
  const socket = connect(port, '127.0.0.1');
  const opened: Client = { socket, answer: '', sent: 0 };
  socket.on('data', (data) => (opened.answer += data.toString()));
  socket.on('error', () => {});
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  return opened;
}

/** Sends the body and, as curl does, stops when an answer comes early. */
async function sendUntilAnswered(to: Client, piece: Buffer): Promise<void> {
  while (to.sent < TWENTY_MB && to.answer === '' && !to.socket.destroyed) {
    to.sent += PIECE.length;
    if (to.socket.write(piece)) await new Promise(setImmediate);
    else await Promise.race(['drain', 'close', 'data'].map((event) => once(to.socket, event)));
  }
  await expect.poll(() => to.answer).toMatch(/}$/);
  to.socket.destroy();
}

function refusalIn(answer: string) {
  return apiError.parse(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).error;
}

describe('a body of 20 MB', () => {
  it.each([
    ['announced', ANNOUNCED, PIECE],
    ['in chunks of unknown length', IN_CHUNKS, CHUNK],
  ])('%s is refused in words before all of it is read', async (_, head, piece) => {
    const sender = client(head);
    await sendUntilAnswered(sender, piece);
    expect(sender.answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(refusalIn(sender.answer)).toMatchObject({ code: 'too-large', message: 'The body is larger than 1 MB.' });
    expect(sender.sent).toBeLessThan(TWENTY_MB);
    expect(desk.reached).toEqual([]);
  });

  it('of a stranger is refused as a stranger’s', async () => {
    const sender = client(ANNOUNCED.filter((line) => !line.startsWith('cookie')));
    await sendUntilAnswered(sender, PIECE);
    expect(refusalIn(sender.answer).code).toBe('not-signed-in');
  });

  it('that never ends is cut off after its refusal could be read', async () => {
    const sender = client(ANNOUNCED);
    await expect.poll(() => sender.socket.closed, { timeout: 10_000 }).toBe(true);
    expect(refusalIn(sender.answer).code).toBe('too-large');
  });
});
