import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LightMyRequestResponse } from 'fastify';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#core/shared/instant.ts';
import { publicEntry, publicIncident, statusFacts, statusNow as NOW } from '#testing/status-facts.ts';
import { fakeDesk, type FakeDesk } from '../../testing/fake-desk.ts';

let desk: FakeDesk;
beforeEach(async () => {
  desk = await fakeDesk();
  desk.publicData.statusFacts = statusFacts();
});
afterEach(() => desk.app.close());

const read = (url: string, headers: Record<string, string> = {}) => desk.app.inject({ method: 'GET', url, headers });

/** What a browser would show as text. */
function textOf(answer: LightMyRequestResponse): string {
  return answer.body
    .replace(/<(style|title)>[\s\S]*?<\/\1>/g, '')
    .replace(/<\/?(?:bdi|time|strong|span|b)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}

it('says honestly that nothing is known when nothing was published', async () => {
  const text = textOf(await read('/status'));
  expect(text).toContain('No known incident');
  expect(text).toContain('No resolved incident was published here.');
  expect(text).toContain('This page shows what people have confirmed, not measurements.');
  expect(text).toContain('No published problem in 90 days');
});

it('shows open incidents with the newest words first and when the next come', async () => {
  const entries = [
    publicEntry(),
    publicEntry({ id: 'e2', at: NOW - 10 * MINUTE_MS, text: 'We undo a change.', state: 'identified' }),
  ];
  desk.publicData.statusFacts = statusFacts({ incidents: [publicIncident({ entries, state: 'identified' })] });
  const text = textOf(await read('/status'));
  expect(text).toContain('One incident is open');
  expect(text.indexOf('We undo a change.')).toBeLessThan(text.indexOf('We are looking into it.'));
  expect(text).toContain('Next update by 17:23 UTC, 26 Nov 2026.');
  expect(text).toMatch(/Sign in Partial outage.*Environments No known problem/);
});

it('keeps resolved incidents for two weeks on the first page, for good in the history, and promises nothing for them', async () => {
  const resolved = (days: number) =>
    publicIncident({
      id: `${days}`.padStart(12, '0'),
      title: `Ended ${days} days ago`,
      state: 'resolved',
      resolvedAt: NOW - days * DAY_MS,
      startedAt: NOW - days * DAY_MS - HOUR_MS,
    });
  desk.publicData.statusFacts = statusFacts({ incidents: [resolved(3), resolved(15)] });
  const text = textOf(await read('/status'));
  expect(text).toContain('Ended 3 days ago');
  expect(text).not.toContain('Ended 15 days ago');
  expect(text).not.toContain('Next update');
  expect(textOf(await read('/status/history'))).toContain('Ended 15 days ago');
  expect((await read('/status/incidents/000000000015')).statusCode).toBe(200);
});

it('can be kept for a moment by a proxy and used while the desk is away, and is sent once', async () => {
  const first = await read('/status');
  expect(first.headers['cache-control']).toBe('public, max-age=10, stale-while-revalidate=60, stale-if-error=86400');
  const again = await read('/status', { 'if-none-match': String(first.headers['etag']) });
  expect([again.statusCode, again.body]).toEqual([304, '']);
  expect((await read('/status', { 'if-none-match': '"other"' })).statusCode).toBe(200);
});

it('comes gzipped to whoever takes it so, under a tag of its own', async () => {
  const plain = await read('/status');
  const packed = await read('/status', { 'accept-encoding': 'br, gzip' });
  expect([packed.headers['content-encoding'], packed.headers['vary']]).toEqual(['gzip', 'accept-encoding']);
  expect(gunzipSync(packed.rawPayload).toString()).toBe(plain.body);
  expect(packed.headers['etag']).not.toBe(plain.headers['etag']);
  expect((await read('/status', { 'accept-encoding': 'gzip;q=0' })).headers['content-encoding']).toBeUndefined();
});

it('answers from memory while the database is away, and says of when that is', async () => {
  await read('/status');
  desk.publicData.status = () => Promise.reject(new Error('the database is away'));
  await new Promise((resolve) => setImmediate(resolve));
  const text = textOf(await read('/status'));
  expect(text).toContain('As of 17:03 UTC, 26 Nov 2026');
});

it.each([
  'summary.json',
  'status.json',
  'components.json',
  'incidents.json',
  'incidents/unresolved.json',
  'scheduled-maintenances.json',
  'scheduled-maintenances/upcoming.json',
  'scheduled-maintenances/active.json',
])('serves /api/v2/%s to programs anywhere, from the root and below the page', async (path) => {
  for (const url of [`/api/v2/${path}`, `/status/api/v2/${path}`]) {
    const answer = await read(url);
    expect([answer.statusCode, answer.headers['content-type'], answer.headers['access-control-allow-origin']]).toEqual([
      200,
      'application/json; charset=utf-8',
      '*',
    ]);
    expect(answer.json()).toMatchObject({ page: { name: 'Acme & Sons', url: 'https://status.example' } });
  }
});

it('has feeds that name their kind', async () => {
  expect((await read('/status/feed.atom')).headers['content-type']).toBe('application/atom+xml; charset=utf-8');
  expect((await read('/status/feed.rss')).headers['content-type']).toBe('application/rss+xml; charset=utf-8');
});

it.each([
  '/status/incidents/none',
  '/status/..%2fsecret',
  '/status/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '/status/__proto__',
])('says of %s that there is nothing', async (url) => {
  expect((await read(url)).statusCode).toBe(404);
});
