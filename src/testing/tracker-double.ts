import { createHmac } from 'node:crypto';
import { refusalOf } from './github-issues-double.ts';
import { misbehavingServer, type Reply, type Requested, type TestServer } from './misbehaving-server.ts';
import type { TrackerMood } from './tracker-kit.ts';

export interface TrackerDouble extends TestServer {
  secret: string;
  items: Map<string, { state: 'open' | 'done'; title: string }>;
  mood(mood: TrackerMood): void;
}

/** A company's own service that keeps action items behind a signed webhook; it misbehaves when asked. */
export async function trackerDouble(): Promise<TrackerDouble> {
  const secret = 'a-shared-secret-of-the-double';
  const items: TrackerDouble['items'] = new Map();
  const state = { mood: 'accept' as TrackerMood };

  function take(request: Requested): Reply {
    const refusal = refusalOf(state.mood, secret);
    if (refusal !== null) return refusal;
    const { item, title } = JSON.parse(request.body) as { item: string; title: string };
    if (request.headers['idempotency-key'] !== item) return { status: 400, json: { error: 'no idempotency key' } };
    if (!items.has(item)) items.set(item, { state: 'open', title });
    switch (state.mood) {
      case 'fail-after-accepting':
        return { status: 502, json: {} };
      case 'hang-up-after-accepting':
        return 'hang-up';
      case 'silent-after-accepting':
        return 'silent';
      default:
        return {
          status: 200,
          json: { ref: `WORK-${[...items.keys()].indexOf(item) + 1}`, url: 'https://work.example/1' },
        };
    }
  }

  const server = await misbehavingServer((request) => {
    if (!isSigned(request, secret) || state.mood === 'no-rights') return { status: 401, json: { error: 'signature' } };
    if (state.mood === 'away') return { status: 503, json: {} };
    if (request.method === 'POST' && request.url.pathname === '/items') return take(request);
    const item = items.get(request.url.pathname.slice('/items/'.length));
    return item === undefined ? { status: 404, json: {} } : { status: 200, json: { state: item.state } };
  });
  return { ...server, secret, items, mood: (mood) => void (state.mood = mood) };
}

function isSigned({ headers, body }: Requested, secret: string): boolean {
  const [, time, hmac] = /^t=(\d+),v1=([0-9a-f]+)$/.exec(String(headers['x-twoam-signature'])) ?? [];
  return createHmac('sha256', secret).update(`${time}.${body}`).digest('hex') === hmac;
}
