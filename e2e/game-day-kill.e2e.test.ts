import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiClient } from '#contract/client.ts';
import { createAccount } from '#contract/accounts.ts';
import * as game from '#contract/game-days.ts';
import { createPerson } from '#contract/people.ts';
import { acceptWelcome } from '#contract/session.ts';
import { getGroup, listGroups } from '#contract/signal.ts';
import { dataFolder, startDeskProcess, type DeskProcess } from './desk-process.ts';

const WAIT = { timeout: 60_000, interval: 250 };

let data: Awaited<ReturnType<typeof dataFolder>>;
let desk: DeskProcess;
beforeAll(async () => {
  data = await dataFolder();
  desk = await startDeskProcess(data.dir);
});
afterAll(async () => {
  await desk.stop();
  await data.remove();
});

/** A person of the desk who agrees to play, with their own session. */
async function agree(name: string, gameDayId: (personId: string) => Promise<string>): Promise<string> {
  const email = `${name}@acme.test`;
  const { id: personId } = await desk.call(createPerson, { body: { name, email } });
  const { link } = await desk.call(createAccount, { body: { name, email, role: 'responder', personId } });
  let cookie = '';
  const call = apiClient({
    baseUrl: desk.url,
    async fetch(url, init) {
      const response = await fetch(url, {
        ...init,
        headers: { ...(init.headers as object), cookie, origin: desk.url },
      });
      cookie ||= response.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ');
      return response;
    },
  });
  await call(acceptWelcome, {
    body: { token: new URL(link).searchParams.get('token') ?? '', password: 'long enough to be safe' },
  });
  const id = await gameDayId(personId);
  await call(game.answerInvitation, { params: { id }, body: { answer: 'agreed' } });
  return id;
}

async function reportsIn(space: string): Promise<string[]> {
  const query = { space };
  const { groups } = await desk.call(listGroups, { query: { ...query, state: 'all' } });
  const all = await Promise.all(groups.map(({ id }) => desk.call(getGroup, { params: { id }, query })));
  return all.flatMap(({ signals }) => signals.map(({ title }) => title)).toSorted((a, b) => a.localeCompare(b));
}

test('a game day whose server is killed in the middle goes on with its next signal, and repeats none', async () => {
  const id = await agree('noa', async (personId) => {
    const body = {
      ...{ title: 'Killed practice', scenario: 'long-night', startsAt: new Date().toISOString(), speed: 6 },
      invitations: [{ personId, role: 'on-call' }],
    };
    return (await desk.call(game.planGameDay, { body })).id;
  });
  await desk.call(game.startGameDay, { params: { id } });
  await expect.poll(async () => (await reportsIn(id)).length, WAIT).toBeGreaterThan(0);
  const before = await desk.call(game.getGameDay, { params: { id } });
  const reports = await reportsIn(id);

  await desk.kill();
  desk = await startDeskProcess(data.dir);
  const after = await desk.call(game.getGameDay, { params: { id } });
  expect(after).toMatchObject({ state: 'running', invitations: [{ answer: 'agreed' }] });
  expect(Date.parse(after.now ?? '')).toBeGreaterThanOrEqual(Date.parse(before.now ?? ''));
  await expect.poll(async () => (await reportsIn(id)).length, WAIT).toBeGreaterThan(reports.length);
  const now = await reportsIn(id);
  expect(now).toEqual(expect.arrayContaining(reports));
  expect(new Set(now).size).toBe(now.length);
});
