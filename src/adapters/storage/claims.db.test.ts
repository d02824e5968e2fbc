import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SpaceStorage } from '#app/ports/space-storage.ts';
import { freshStorage, realSpace, type FreshStorage } from '#testing/fresh-storage.ts';
import { appending, noon, outgoing } from '#testing/store-samples.ts';

let storage: FreshStorage;
let here: SpaceStorage;
/** Another server process. */
let there: SpaceStorage;

beforeAll(async () => {
  storage = await freshStorage();
  here = storage.real;
  there = await anotherProcess();
});
afterAll(() => storage.close());
beforeEach(async () => {
  await storage.empty();
  await here.events.append(appending({ wakeAt: noon, messages: [outgoing('a@desk')] }));
});

async function anotherProcess(options: { leaseMs?: number } = {}): Promise<SpaceStorage> {
  const another = storage.openAnother(options);
  return another.spaces.storage(await realSpace(another));
}

/** Lets every lease run out in the database's time; the space's own time stands still. */
async function endLeases(): Promise<void> {
  for (const table of ['streams', 'outbox']) {
    await storage.client.query(
      `update space_real.${table} set lease_until = clock_timestamp() - interval '1 ms' where lease_until is not null`,
    );
  }
}

test('a lease lasts three seconds at most', async () => {
  expect(() => storage.openAnother({ leaseMs: 3001 })).toThrow('at most 3000 ms');
  await here.wakeUps.claimDue(noon, 1);
  const { rows } = await storage.client.query<{ ms: string }>(
    `select extract(epoch from lease_until - clock_timestamp()) * 1000 as ms from space_real.streams`,
  );
  expect(Number(rows[0]?.ms)).toBeGreaterThan(0);
  expect(Number(rows[0]?.ms)).toBeLessThanOrEqual(3000);
});

test('what a process claimed before it died is taken over when its lease ended, although the space’s time stands still', async () => {
  await here.wakeUps.claimDue(noon, 1);
  await here.outbox.claimDue(noon, 1);
  expect(await there.wakeUps.claimDue(noon, 1)).toEqual([]);
  expect(await there.outbox.claimDue(noon, 1)).toEqual([]);
  await endLeases();
  expect(await there.wakeUps.claimDue(noon, 1)).toMatchObject([{ stream: { id: 'i_1' }, attempts: 2 }]);
  expect(await there.outbox.claimDue(noon, 1)).toMatchObject([{ id: 'a@desk', attempts: 2 }]);
});

test('a lease ends by itself', async () => {
  const short = await anotherProcess({ leaseMs: 100 });
  await short.wakeUps.claimDue(noon, 1);
  await expect.poll(() => there.wakeUps.claimDue(noon, 1), { timeout: 5000, interval: 20 }).toHaveLength(1);
});

test('a claim that is renewed is not taken over', async () => {
  const [wakeUp] = await here.wakeUps.claimDue(noon, 1);
  const [message] = await here.outbox.claimDue(noon, 1);
  await endLeases();
  expect(await here.wakeUps.renew(wakeUp!)).toBe(true);
  expect(await here.outbox.renew(message!)).toBe(true);
  expect(await there.wakeUps.claimDue(noon, 1)).toEqual([]);
  expect(await there.outbox.claimDue(noon, 1)).toEqual([]);
});

test('a process that comes back after its claim was taken over changes nothing', async () => {
  const [stale] = await here.wakeUps.claimDue(noon, 1);
  const [staleMessage] = await here.outbox.claimDue(noon, 1);
  await endLeases();
  const [current] = await there.wakeUps.claimDue(noon, 1);
  const [currentMessage] = await there.outbox.claimDue(noon, 1);

  await here.wakeUps.release(stale!, null);
  expect(await here.wakeUps.renew(stale!)).toBe(false);
  expect(await here.outbox.sent(staleMessage!, noon, 'sent', 'stale')).toBe(false);
  expect(await here.outbox.renew(staleMessage!)).toBe(false);
  expect(await there.outbox.list({ limit: 1, incidentId: null })).toMatchObject([{ state: 'waiting' }]);

  expect(await there.outbox.sent(currentMessage!, noon, 'sent', 'current')).toBe(true);
  await there.wakeUps.release(current!, noon + 1);
  expect(await there.wakeUps.nextDueAt()).toBe(noon + 1);
});

test('an outcome whose telling died with its process is told by another one, with the same message id', async () => {
  const [message] = await here.outbox.claimDue(noon, 1);
  await here.outbox.sent(message!, noon, 'sent', '250 OK');
  await endLeases();
  const [again] = await there.outbox.claimDue(noon, 1);
  expect(again).toMatchObject({ id: 'a@desk', answer: { outcome: 'sent', proof: '250 OK' } });
  expect(again?.message).toEqual(message?.message);
});

test('two processes that claim at once never hold the same', async () => {
  for (let index = 0; index < 40; index += 1) {
    await here.events.append(appending({ stream: { kind: 'page', id: `page_${index}` }, wakeAt: noon }));
  }
  const claims = await Promise.all(
    Array.from({ length: 16 }, (_, index) => (index % 2 === 0 ? here : there).wakeUps.claimDue(noon, 5)),
  );
  const ids = claims.flat().map(({ stream }) => stream.id);
  expect(ids).toHaveLength(new Set(ids).size);
  expect(ids).toHaveLength(41);
});
