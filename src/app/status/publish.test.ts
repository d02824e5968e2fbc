import { beforeEach, expect, test } from 'vitest';
import { memoryDesk, type MemoryDesk } from '#testing/memory-desk.ts';
import { MINUTE_MS, toIso } from '#core/shared/instant.ts';
import { deskSettings } from '../desk/desk-settings.ts';
import type { ClaimedPublication } from '../ports/publications.ts';
import type { PublishAnswer, SiteChanges } from '../ports/publisher.ts';
import { publishClaim, requestPublication, type PublishNeeds } from './publish.ts';

let desk: MemoryDesk;
let needs: PublishNeeds;
let written: SiteChanges[];
let answer: PublishAnswer;
let incident: string;
beforeEach(async () => {
  desk = await memoryDesk();
  written = [];
  answer = { outcome: 'published', proof: 'Written.' };
  incident = 'first words';
  const stored = new Map<string, { value: unknown; secret: string | null; secretLost: boolean }>();
  const settings = deskSettings(
    {
      get: async (key) => stored.get(key) ?? null,
      put: async (key, value, secret) => void stored.set(key, { value, secret: secret ?? null, secretLost: false }),
    },
    () => 'https://desk.example',
  );
  needs = {
    context: await desk.house.context('real'),
    settings,
    links: { confirm: async (id) => id, unsubscribe: async (id) => id },
    render: ({ asOf }) => [
      { path: 'index.html', type: 'text/html', body: `As of <time datetime="">${toIso(asOf)}</time>` },
      { path: 'incidents/a.html', type: 'text/html', body: `${incident} As of <time>${toIso(asOf)}</time>` },
    ],
    publisher: () => ({
      publish: async (changes) => {
        written.push(changes);
        return answer;
      },
    }),
  };
  await settings.putStatusTarget('t_1', { kind: 'folder', name: 'Here', enabled: true, path: '/srv/status' });
  await requestPublication(needs);
});

async function claim(): Promise<ClaimedPublication | undefined> {
  return (await needs.context.storage.publications.claimDue(needs.context.clock.now(), 1))[0];
}

async function publish(): Promise<string[] | undefined> {
  const claimed = await claim();
  if (claimed === undefined) return undefined;
  await publishClaim(needs, claimed);
  return written.at(-1)?.changed.map(({ path }) => path);
}

test('everything is written at first, the first page last, so that no link leads to nothing', async () => {
  expect(await publish()).toEqual(['incidents/a.html', 'index.html']);
  expect(await claim()).toBeUndefined();
});

test('without news the first page alone says again, after ten minutes, that it holds', async () => {
  await publish();
  desk.beDead(10 * MINUTE_MS);
  expect(await publish()).toEqual(['index.html']);
});

test('news are written when they are asked for, and what was written stays remembered', async () => {
  await publish();
  incident = 'second words';
  await requestPublication(needs);
  expect(await publish()).toContain('incidents/a.html');
  await requestPublication(needs, true);
  expect(await publish()).toHaveLength(2);
});

test('what failed is not taken for written', async () => {
  answer = { outcome: 'failed', why: 'no route' };
  const claimed = await claim();
  if (claimed === undefined) throw new Error('nothing was asked for');
  expect(await publishClaim(needs, claimed)).toEqual(answer);
  const at = needs.context.clock.now();
  await needs.context.storage.publications.failed(claimed, { at, retryAt: at, why: 'no route' });
  answer = { outcome: 'published', proof: 'Written.' };
  expect(await publish()).toHaveLength(2);
});

test('a place that was removed is forgotten and never written to again', async () => {
  await needs.settings.putStatusTarget('t_1', null);
  await requestPublication(needs);
  expect(await publish()).toBeUndefined();
  expect(await needs.context.storage.publications.list()).toEqual([]);
});
