import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { WorkHint } from '#app/ports/work-hint.ts';
import type { LiveMessage } from '#contract/live.ts';
import { freshStorage, type FreshStorage } from '#testing/fresh-storage.ts';
import { appending, noon, outgoing } from '#testing/store-samples.ts';
import { openLiveHub, type LiveHub } from './live-hub.ts';

let storage: FreshStorage;
beforeAll(async () => {
  storage = await freshStorage();
});
afterAll(() => storage.close());

/** Two server processes, as far as a hub can tell. */
let here: LiveHub;
let there: LiveHub;
beforeEach(async () => {
  await storage.empty();
  here = openHub();
  there = openHub();
  await listening();
});
afterEach(() => Promise.all([here.close(), there.close()]));

const incident: LiveMessage = { topic: 'incident', id: 'i_1', version: 3 };

function openHub(): LiveHub {
  return openLiveHub({ url: storage.url, processId: randomUUID(), log: { warn() {} } });
}

/** Waits until whatever is told here is heard there. */
async function listening(): Promise<void> {
  let heard = 0;
  const leave = there.subscribe('probe', () => (heard += 1));
  await expect
    .poll(
      () => {
        here.of('probe').tell(incident);
        return heard;
      },
      { timeout: 10_000 },
    )
    .toBeGreaterThan(0);
  leave();
}

function heardBy(hub: LiveHub, spaceId: string): LiveMessage[] {
  const heard: LiveMessage[] = [];
  hub.subscribe(spaceId, (message) => heard.push(message));
  return heard;
}

test('pages of every server process hear what is newer in their space', async () => {
  const mine = heardBy(here, 'day');
  const theirs = heardBy(there, 'day');
  const drill = heardBy(there, 'night');
  here.of('day').tell(incident);
  expect(mine).toEqual([incident]);
  await expect.poll(() => theirs).toEqual([incident]);
  there.of('night').tell(incident);
  expect(drill).toEqual([incident]);
  expect(mine).toHaveLength(1);
});

test('a page that left hears no more', () => {
  const heard: LiveMessage[] = [];
  const leave = here.subscribe('day', (message) => heard.push(message));
  leave();
  here.of('day').tell(incident);
  expect(heard).toEqual([]);
});

test('an append tells pages of its incident and workers of its wake-up and messages', async () => {
  const heard = heardBy(there, 'real');
  const hints: WorkHint[] = [];
  there.onWork((hint) => hints.push(hint));
  const messages = [outgoing('b@desk', { notBefore: noon + 2 }), outgoing('a@desk', { notBefore: noon + 1 })];
  await storage.real.events.append(appending({ wakeAt: noon, messages }));
  await expect.poll(() => heard).toContainEqual({ topic: 'incident', id: 'i_1', version: 1 });
  await expect.poll(() => hints).toContainEqual({ spaceId: 'real', work: 'wake-ups', dueAt: noon });
  await expect.poll(() => hints).toContainEqual({ spaceId: 'real', work: 'outbox', dueAt: noon + 1 });
});

test('an append that lost tells nobody', async () => {
  await storage.real.events.append(appending());
  const heard = heardBy(storage.desk.live, 'real');
  await storage.real.events.append(appending());
  expect(heard).toEqual([]);
});

test('a listener that fails does not keep the others, or the append, from going on', async () => {
  const leave = storage.desk.live.subscribe('real', () => {
    throw new Error('a broken page');
  });
  const heard = heardBy(storage.desk.live, 'real');
  expect(await storage.real.events.append(appending())).toEqual({ outcome: 'appended', version: 1 });
  expect(heard).toEqual([{ topic: 'incident', id: 'i_1', version: 1 }]);
  leave();
});

test('after the listening connection was cut, pages are told that they may have missed something, and hear again', async () => {
  const heard = heardBy(there, 'day');
  await storage.client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'twoam live' and datname = current_database()`,
  );
  await expect.poll(() => heard, { timeout: 10_000 }).toContainEqual({ topic: 'all', id: null, version: null });
  await listening();
  here.of('day').tell(incident);
  await expect.poll(() => heard).toContainEqual(incident);
});

test('what another version of the desk says is passed over', async () => {
  const heard = heardBy(here, 'day');
  const foreign = '{"what":"changed","from":"x","spaceId":"day","message":{"topic":"moon"}}';
  for (const payload of ['nonsense', '{}', foreign]) {
    await storage.client.query('select pg_notify($1, $2)', ['twoam', payload]);
  }
  there.of('day').tell(incident);
  await expect.poll(() => heard).toEqual([incident]);
});
