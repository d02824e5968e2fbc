import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listOutbox } from '#contract/outbox.ts';
import { listGameDays } from '#contract/game-days.ts';
import type { MailServer } from '#testing/mail-server.ts';
import { PASSWORD, responder } from './accounts.ts';
import type { DeskProcess } from './desk-process.ts';
import { pageFaults } from './page-faults.ts';
import { RoomPage } from './pages/room-page.ts';
import { WelcomePage } from './pages/welcome-page.ts';
import { setStageWithMail, type Stage } from './stage.ts';

const LEA = { name: 'Lea Cohen', email: 'lea@acme.test', password: PASSWORD };
const WAIT = { timeout: 30_000, interval: 250 };

let stage: Stage;
let desk: DeskProcess;
let browser: Browser;
let mail: MailServer;

beforeAll(async () => {
  ({ desk, browser, mail } = stage = await setStageWithMail());
});
afterAll(() => stage.clear());

const mailsTo = (address: string) => mail.mails.filter(({ to }) => to.includes(address));

test('two people are asked, agree as far as they like, and are reached exactly so far and no longer', async () => {
  const [{ page: noa }, { page: dan }] = [await responder(stage, 'Noa', 390), await responder(stage, 'Dan', 390)];
  const lea = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await new WelcomePage(lea).enter(desk.loginLink ?? '', LEA);

  // The plan, and everybody is asked.
  await lea.goto(`${desk.url}/ready/game-days`);
  await lea.getByRole('button', { name: 'Plan a game day' }).click();
  await lea.getByLabel('Title').fill('Autumn practice');
  await lea.getByLabel('When, in your time').fill('2026-12-03T10:00');
  for (const [role, name] of [
    ['On-call engineer', 'Noa'],
    ['Incident manager on call', 'Dan'],
  ] as const) {
    await lea.getByLabel(`Who plays: ${role}`).first().click();
    await lea.getByRole('option', { name, exact: true }).click();
    await lea.keyboard.press('Escape');
  }
  await lea.getByRole('button', { name: 'Plan it and ask 2 people' }).click();
  await lea.getByRole('heading', { level: 1, name: 'Autumn practice' }).waitFor();
  expect(await pageFaults(lea)).toEqual([]);
  await expect.poll(() => [mailsTo('noa@acme.test').length, mailsTo('dan@acme.test').length], WAIT).toEqual([1, 1]);

  // Each answers alone: Noa may be reached by mail, Dan by nothing.
  for (const page of [noa, dan]) {
    await page.reload();
    const asked = page.getByRole('region', { name: 'Asked to practise' });
    await asked.getByText('asks you to play').waitFor();
    if (page === noa) await asked.getByRole('checkbox', { name: /^My mail/ }).check();
    expect(await pageFaults(page)).toEqual([]);
    await asked.getByRole('button', { name: 'Agree to play' }).click();
    await asked.getByText('You agreed to play.').waitFor();
  }

  // It is played.
  await lea.getByRole('button', { name: 'Start with 2 people' }).click();
  await lea.getByLabel('What can customers not do?').fill('Cards are refused');
  await lea.getByRole('button', { name: 'Bring this report' }).click();
  await lea.getByText('It is in.').waitFor();
  const page = () => mailsTo('noa@acme.test').find(({ parsed }) => parsed.subject?.includes('Please come'));
  await expect.poll(page, WAIT).toBeDefined();
  expect(page()?.parsed.subject).toMatch(/^GAME DAY: Please come: .*Cards are refused$/);
  expect(page()?.parsed.text).toMatch(/^GAME DAY: this is practice, and nothing is wrong\./);

  await noa.reload();
  await noa.getByRole('link', { name: 'Go into the game day' }).click();
  const banner = noa.getByRole('region', { name: 'Game day', exact: true });
  await banner.getByText('You play: On-call engineer.').waitFor();
  await noa.getByRole('link', { name: /Cards are refused/ }).click();
  expect(await pageFaults(noa)).toEqual([]);
  await new RoomPage(noa, desk.url).acknowledge();

  // Noa takes the mail back: from now on nothing more arrives.
  await banner.getByRole('link', { name: 'Back to the real desk' }).click();
  const asked = noa.getByRole('region', { name: 'Asked to practise' });
  await asked.getByRole('checkbox', { name: /^My mail/ }).uncheck();
  await asked.getByRole('button', { name: 'Save what may reach me' }).click();
  await asked.getByRole('button', { name: 'Save what may reach me' }).waitFor({ state: 'detached' });
  const { gameDays } = await desk.call(listGameDays);
  const { id } = gameDays[0]!;
  const outbox = async () => (await desk.call(listOutbox, { query: { space: id } })).messages;
  await expect.poll(async () => (await outbox()).every(({ state }) => state !== 'waiting'), WAIT).toBe(true);
  const before = mail.mails.length;
  await lea.getByRole('radio', { name: 'An alert', exact: true }).check({ force: true });
  await lea.getByLabel('What does the alert say?').fill('Disk is full');
  await lea.getByRole('button', { name: 'Bring this alert' }).click();
  const keptPage = async () =>
    (await outbox()).some(
      ({ subject, state }) => subject === 'GAME DAY: Please come: Disk is full' && state === 'kept',
    );
  await expect.poll(keptPage, WAIT).toBe(true);
  expect(mail.mails.length).toBe(before);

  // The end, and what it came to.
  await lea.getByRole('button', { name: 'End the game day' }).click();
  await lea.getByRole('button', { name: 'End it now' }).click();
  await lea.getByRole('heading', { name: /^Incident 1/ }).waitFor();
  await lea.getByRole('table', { name: 'Timeline of incident 1' }).getByText(/Noa/).first().waitFor();
  expect(await pageFaults(lea)).toEqual([]);
  // Dan was asked once, in earnest, and never reached in practice.
  expect(mailsTo('dan@acme.test').map(({ parsed }) => parsed.subject)).toEqual([
    'GAME DAY: will you play in “Autumn practice”?',
  ]);
});
