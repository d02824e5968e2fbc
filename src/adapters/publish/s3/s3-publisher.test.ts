import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PublishedFile, SiteChanges } from '#app/ports/publisher.ts';
import { s3Publisher, type GuardedSend } from './s3-publisher.ts';
import { signRequest } from './testing/sign-request.ts';

const SECRET = 'secret-of-the-bucket';
const now = Date.UTC(2026, 10, 26, 17, 3);

/** A storage that keeps what is rightly signed, and nothing else. */
let stored: Map<string, { type: string; body: string }>;
let server: Server;
beforeEach(async () => {
  stored = new Map();
  server = createServer((request, response) => {
    void bodyOf(request).then((body) => response.writeHead(take(request, body)).end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => server.close());

const origin = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

function take(request: IncomingMessage, body: string): number {
  const given = request.headers.authorization ?? '';
  const names = /SignedHeaders=([^,]*)/.exec(given)?.[1]?.split(';') ?? [];
  const own = names.filter((name) => name !== 'host' && !name.startsWith('x-amz-'));
  const headers = Object.fromEntries(own.map((name) => [name, String(request.headers[name])]));
  const url = new URL(request.url ?? '', origin());
  const method = request.method as 'PUT' | 'DELETE';
  const key = { accessKeyId: 'key', secretAccessKey: SECRET, region: 'eu-central-1' };
  const expected = signRequest({ method, url, headers, body }, key, String(request.headers['x-amz-date']));
  if (expected['authorization'] !== given.replaceAll(', ', ',')) return 403;
  if (!url.pathname.startsWith('/pages/')) return 404;
  if (method === 'DELETE') stored.delete(url.pathname);
  else stored.set(url.pathname, { type: String(request.headers['content-type']), body });
  return 200;
}

const send: GuardedSend = (url, { method, headers, body }) =>
  fetch(url, { method, headers, ...(method === 'PUT' ? { body } : {}) });

function publisher(change: { secret?: string; bucket?: string; prefix?: string } = {}): ReturnType<typeof s3Publisher> {
  const target = {
    endpoint: origin(),
    region: 'eu-central-1',
    bucket: change.bucket ?? 'pages',
    prefix: change.prefix ?? '',
    accessKeyId: 'key',
    allowPrivate: true,
  };
  return s3Publisher(target, change.secret ?? SECRET, { send, clock: { now: () => now } });
}

const file = (path: string, body = path): PublishedFile => ({ path, type: 'text/html; charset=utf-8', body });
const changes = (changed: PublishedFile[], gone: string[] = []): SiteChanges => ({ all: changed, changed, gone });

test('changed files are stored with their kind, and those that are gone are removed', async () => {
  await publisher({ prefix: 'status/' }).publish(changes([file('old.html')]));
  const answer = await publisher({ prefix: 'status/' }).publish(
    changes([file('incidents/a1.html'), file('index.html', 'שלום, now')], ['old.html']),
  );
  expect(answer).toMatchObject({ outcome: 'published', proof: expect.stringContaining('2 files stored in pages') });
  expect([...stored]).toEqual([
    ['/pages/status/incidents/a1.html', { type: 'text/html; charset=utf-8', body: 'incidents/a1.html' }],
    ['/pages/status/index.html', { type: 'text/html; charset=utf-8', body: 'שלום, now' }],
  ]);
});

test('a wrong secret or bucket is a reason that says what to check', async () => {
  const wrong = await publisher({ secret: 'other' }).publish(changes([file('index.html')]));
  expect(wrong).toMatchObject({ outcome: 'failed', why: expect.stringMatching(/HTTP 403.*Check the key/) });
  const missing = await publisher({ bucket: 'none' }).publish(changes([file('index.html')]));
  expect(missing).toMatchObject({ outcome: 'failed', why: expect.stringMatching(/HTTP 404.*bucket/) });
  expect(stored.size).toBe(0);
});

test('the reason of a failure never holds the secret', async () => {
  const answer = await publisher({ secret: 'hunter2-hunter2' }).publish(changes([file('index.html')]));
  expect(JSON.stringify(answer)).not.toContain('hunter2');
});
