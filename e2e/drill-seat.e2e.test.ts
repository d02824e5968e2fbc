import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listSpaces } from '#contract/space.ts';
import { ADMIN } from './accounts.ts';
import type { DeskProcess } from './desk-process.ts';
import { pageFaults } from './page-faults.ts';
import { RoomPage } from './pages/room-page.ts';
import { WelcomePage } from './pages/welcome-page.ts';
import { setStage, type Stage } from './stage.ts';

let stage: Stage;
let desk: DeskProcess;
let browser: Browser;

beforeAll(async () => {
  ({ desk, browser } = stage = await setStage());
});
afterAll(() => stage.clear());

test('somebody who sits as on-call is waited for, acts in the drill’s room, and the night goes on', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await new WelcomePage(page).enter(desk.loginLink ?? '', ADMIN);
  await page.goto(`${desk.url}/ready/drills`);
  const form = page.getByRole('form').first();
  await form.getByRole('radio', { name: '600×' }).check({ force: true });
  await form.getByRole('radio', { name: 'On-call engineer' }).check({ force: true });
  await form.getByRole('button', { name: /^Play/ }).click();
  const drill = async () => {
    const { spaces } = await desk.call(listSpaces);
    const found = spaces.find(({ kind }) => kind === 'drill');
    if (found === undefined) throw new Error('the drill has gone');
    return found;
  };
  await expect.poll(async () => (await drill()).state, { timeout: 30_000 }).toBe('waiting-for-you');
  const asked = await drill();
  await page.goto(`${desk.url}/drill/${asked.id}/incidents/${asked.incidentIds[0]}`);
  const room = new RoomPage(page, desk.url);
  await room.drillBanner().getByText(`Waiting for you: ${asked.waitingFor}`).waitFor();
  expect(await pageFaults(page)).toEqual([]);
  await room.acknowledge();
  await expect.poll(async () => (await drill()).waitingFor, { timeout: 15_000 }).not.toBe(asked.waitingFor);

  // What belongs to the whole desk is not changed under a drill's banner.
  await page.goto(`${desk.url}/drill/${asked.id}/ready/settings`);
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/ready/settings');
  expect(await room.drillBanner().count()).toBe(0);
  await context.close();
});
