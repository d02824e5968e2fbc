import { expect, test } from 'vitest';
import { SECOND_MS, MINUTE_MS } from '#core/shared/instant.ts';
import type { StatusFacts } from '#core/status/status-model.ts';
import { publicIncident, statusFacts, statusNow } from '#testing/status-facts.ts';
import { servedSite } from './served-site.ts';

function siteAt(): {
  site: ReturnType<typeof servedSite>;
  world: { facts: StatusFacts | null; elapsedMs: number; asked: number };
} {
  const world: { facts: StatusFacts | null; elapsedMs: number; asked: number } = {
    facts: statusFacts(),
    elapsedMs: 0,
    asked: 0,
  };
  const site = servedSite({
    facts: async () => {
      world.asked += 1;
      if (world.facts === null) throw new Error('the database is away');
      return world.facts;
    },
    elapsed: () => world.elapsedMs,
  });
  return { site, world };
}

const tagOf = async (site: ReturnType<typeof servedSite>): Promise<string | undefined> =>
  (await site.file('index.html'))?.tag;

test('a crowd of readers asks the database once', async () => {
  const { site, world } = siteAt();
  await Promise.all(Array.from({ length: 100 }, () => site.file('index.html')));
  await site.file('index.html');
  expect(world.asked).toBe(1);
});

test('news are on the page within a second, and without news its bytes stay the same', async () => {
  const { site, world } = siteAt();
  const first = await tagOf(site);
  world.elapsedMs += SECOND_MS;
  world.facts = statusFacts({ now: statusNow + SECOND_MS });
  expect(await tagOf(site)).toBe(first);
  world.elapsedMs += SECOND_MS;
  world.facts = statusFacts({ incidents: [publicIncident()] });
  expect(await tagOf(site)).not.toBe(first);
});

test('while the facts cannot be had, readers get what was last known', async () => {
  const { site, world } = siteAt();
  const first = await tagOf(site);
  world.elapsedMs += MINUTE_MS;
  world.facts = null;
  expect(await tagOf(site)).toBe(first);
  expect(world.asked).toBe(2);
});

test('a page that is younger than the last look is there for whoever follows the link in the first mail', async () => {
  const { site, world } = siteAt();
  const incident = publicIncident();
  const path = `incidents/${incident.id}.html`;
  expect(await site.file(path)).toBeNull();
  world.facts = statusFacts({ incidents: [incident] });
  world.elapsedMs += 60;
  expect(await site.file(path)).not.toBeNull();
});

test('addresses that nothing is at ask the database no more often than that', async () => {
  const { site, world } = siteAt();
  for (let count = 0; count < 20; count += 1) await site.file(`incidents/${count}.html`);
  expect(world.asked).toBe(1);
});
