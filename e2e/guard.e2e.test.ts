import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getRoom } from '#contract/incident.ts';
import type { MailServer } from '#testing/mail-server.ts';
import { adminSession, type Session } from './accounts.ts';
import type { DeskProcess } from './desk-process.ts';
import { outage } from './outage.ts';
import { axeFaults, pageFaults } from './page-faults.ts';
import { RoomPage } from './pages/room-page.ts';
import { setStageWithMail, type Stage } from './stage.ts';

const PROMISE = 'Saving fails for some customers. We expect recovery by 18:00 UTC.';
const CLEAN = 'Saving fails for some customers. We do not have a time for recovery yet.';

let stage: Stage;
let desk: DeskProcess;
let browser: Browser;
let mail: MailServer;
let signedIn: Session;

beforeAll(async () => {
  ({ desk, browser, mail } = stage = await setStageWithMail());
  signedIn = await adminSession(stage);
});
afterAll(() => stage.clear());

/** Words that reached customers, one entry a mail. */
const toCustomers = (): string[] =>
  mail.mails.filter(({ parsed }) => /Saving fails/.test(parsed.text ?? '')).map(({ parsed }) => parsed.text ?? '');

test('a promise is underlined while it is typed, cannot be sent, and the approver answers from a mail', async () => {
  const id = await outage(desk, { title: 'Customers cannot save', featureId: 'environments' });
  const context = await browser.newContext({ storageState: signedIn, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(`${desk.url}/incidents/${id}`);
  const room = new RoomPage(page, desk.url);
  await room.action('Post an update');
  const form = page.getByRole('form', { name: /Send the standard words|Write an update/ });
  await form.getByRole('radio', { name: 'Customers who are hurt' }).check({ force: true });
  await form.getByRole('button', { name: 'Edit the words' }).click();
  const words = form.getByLabel('Words of the update');
  await words.fill(PROMISE);
  const note = page.getByRole('region', { name: 'Commitment guard' });
  await note.getByText('This cannot go out as it is.').waitFor();
  expect(await note.locator('mark').allInnerTexts()).toEqual(['recovery by 18:00 UTC']);
  expect(await pageFaults(page)).toEqual([]);
  expect(await form.locator('button[type=submit]').getAttribute('aria-disabled')).toBe('true');

  await note.getByRole('button', { name: 'Use the rewrite' }).click();
  await expect.poll(() => words.inputValue()).toBe(CLEAN);
  await note.waitFor({ state: 'detached' });

  await words.fill(PROMISE);
  await note.getByRole('button', { name: 'Ask the approver' }).click();
  await page.getByRole('region', { name: 'Waiting for approval' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  const linkIn = (): string =>
    mail.mails.flatMap(({ parsed }) => /http\S+\/approve\/[\w.-]+/.exec(parsed.text ?? '')?.[0] ?? [])[0] ?? '';
  await expect.poll(linkIn, { timeout: 15_000 }).not.toBe('');
  expect(toCustomers().filter((text) => !text.includes('approval'))).toEqual([]);

  const looked = await context.newPage();
  await looked.goto(linkIn());
  expect(await pageFaults(looked)).toEqual([]);
  await looked.close();
  const approver = await browser.newContext({ javaScriptEnabled: false, colorScheme: 'dark' });
  const asked = await approver.newPage();
  await asked.goto(linkIn());
  await asked.getByText('We expect recovery by 18:00 UTC.').waitFor();
  expect((await desk.call(getRoom, { params: { id } })).approvals).toHaveLength(1);
  await asked.getByRole('button', { name: 'Send it without what was flagged' }).click();
  await asked.getByText('The words went out without what was flagged.').waitFor();
  expect((await fetch(linkIn().slice(0, -2), { method: 'POST' })).status).toBe(404);
  const again = await fetch(linkIn(), { method: 'POST', body: new URLSearchParams({ outcome: 'approved' }) });
  expect(await again.text()).toContain('The words went out without what was flagged.');

  const delivered = (): string[] => toCustomers().filter((text) => !text.includes('/approve/'));
  await expect.poll(() => delivered().length, { timeout: 15_000 }).toBeGreaterThan(0);
  for (const text of delivered()) {
    expect(text).toContain('We do not have a time for recovery yet.');
    expect(text).not.toContain('18:00');
  }
  const shown = await desk.call(getRoom, { params: { id } });
  expect(shown.updates.filter((update) => update.text.includes('Saving fails'))).toHaveLength(1);
  expect(shown.commitments).toEqual([]);
  await approver.close();
  await context.close();
});

test('the room hints at a promise while it is typed and sends it all the same', async () => {
  const id = await outage(desk, { title: 'Customers cannot save either', featureId: 'environments' });
  const context = await browser.newContext({ storageState: signedIn });
  const page = await context.newPage();
  await page.goto(`${desk.url}/incidents/${id}`);
  const room = new RoomPage(page, desk.url);
  await page.getByLabel('Message', { exact: true }).fill('We will rewrite the retry logic so this never happens again');
  await page.getByRole('region', { name: 'Commitment guard' }).getByText('Look at this again').waitFor();
  await room.say('we think it is related to a deploy, working on a fix');
  await room.timeline().getByText('we think it is related to a deploy').waitFor();
  await context.close();
});

test('what is sent faster than it could be read is read when it is sent', async () => {
  const id = await outage(desk, { title: 'Customers cannot save at all', featureId: 'environments' });
  const context = await browser.newContext({ storageState: signedIn });
  const page = await context.newPage();
  await page.route('**/words/judge*', (route) => route.abort());
  await page.goto(`${desk.url}/incidents/${id}`);
  await new RoomPage(page, desk.url).say('This will never happen again.');
  const note = page.getByRole('region', { name: 'Commitment guard' });
  await note.getByText('What you just sent, the guard would look at again.').waitFor();
  expect(await note.locator('mark').allInnerTexts()).toHaveLength(1);
  expect(await axeFaults(page)).toEqual([]);
  await context.close();
});
