import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Dialect } from '#app/dialect.ts';
import type { HookRow } from '#app/ports/hooks.ts';
import type { IncomingChange } from '#app/ports/changes.ts';
import { fakeDesk, type FakeDesk } from '../testing/fake-desk.ts';

const KEY = 'R0000000000000000000000000000001';
const bare = { name: 'x', secret: null, settings: null, lastUsedAt: null };
const hooks: HookRow[] = [
  { ...bare, id: 'hook_1', kind: 'pagerduty', key: KEY },
  { ...bare, id: 'hook_2', kind: 'generic', key: 'generic-key' },
];
const dialect: Dialect = {
  kind: 'pagerduty',
  read: () => ({
    outcome: 'accepted',
    alerts: [],
    changes: [{ title: 'deploy\0' } as IncomingChange],
    answer: { status: 202, body: { status: 'success' } },
  }),
};

let desk: FakeDesk;
beforeAll(async () => {
  desk = await fakeDesk({
    dialects: [dialect],
    hookByKey: async (key) => hooks.find((one) => one.key === key) ?? null,
  });
});
beforeEach(() => void (desk.accepted.length = 0));
afterAll(() => desk.app.close());

const post = (payload: string | Buffer) => desk.app.inject({ method: 'POST', url: '/v2/change/enqueue', payload });

it('takes a change event by the routing key in its body', async () => {
  const answer = await post(JSON.stringify({ routing_key: KEY }));
  expect([answer.statusCode, answer.json()]).toEqual([202, { status: 'success' }]);
  expect(desk.accepted).toEqual([{ hook: hooks[0], alerts: [], changes: [{ title: 'deploy\uFFFD' }] }]);
});

it.each([
  ['no routing key', '{}'],
  ['an unknown one', '{"routing_key":"nobody"}'],
  ['one of another kind of hook', '{"routing_key":"generic-key"}'],
  ['one that is no text', '{"routing_key":{"$gt":""}}'],
  ['one that cannot be stored', '{"routing_key":"\\u0000"}'],
  ['no JSON', 'routing_key=x'],
])('refuses an event with %s as PagerDuty does', async (_what, body) => {
  const answer = await post(body);
  expect([answer.statusCode, answer.json()]).toMatchObject([
    400,
    { status: 'invalid event', errors: [expect.stringContaining('routing_key')] },
  ]);
  expect(desk.accepted).toEqual([]);
});

it('refuses an event that is larger than PagerDuty takes', async () => {
  expect((await post(Buffer.alloc(513_000))).statusCode).toBe(413);
});
