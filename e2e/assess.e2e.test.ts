import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { assess } from '#contract/assessment.ts';
import { dismissIncident, getRoom, listIncidents } from '#contract/incident.ts';
import { createReport } from '#contract/signal.ts';
import { adminSession, type Session } from './accounts.ts';
import type { DeskProcess } from './desk-process.ts';
import { pageFaults } from './page-faults.ts';
import { RoomPage } from './pages/room-page.ts';
import { setStage, type Stage } from './stage.ts';

const WIDE = { viewport: { width: 1440, height: 900 }, colorScheme: 'light' } as const;
const PHONE = { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true, isMobile: true } as const;

let stage: Stage;
let desk: DeskProcess;
let browser: Browser;
let signedIn: Session;

beforeAll(async () => {
  ({ desk, browser } = stage = await setStage());
  signedIn = await adminSession(stage);
});
afterAll(() => stage.clear());

/** A report of a feature joins what is open on it. */
afterEach(async () => {
  const { incidents } = await desk.call(listIncidents, { query: { state: 'open' } });
  for (const { id } of incidents) await desk.call(dismissIncident, { params: { id }, body: { ticket: 'BUG-1' } });
});

/** An incident that these customers reported. */
async function reported(title: string, featureId: string, customers: readonly string[]): Promise<string> {
  let opened: string | null = null;
  for (const customer of customers) {
    const { incidentId } = await desk.call(createReport, { body: { title, featureId, customer } });
    opened ??= incidentId;
  }
  if (opened === null) throw new Error('a report opens an incident');
  return opened;
}

const room = (id: string) => desk.call(getRoom, { params: { id } });
const formOf = (page: Page): Locator => page.getByRole('form', { name: 'Assess the impact' });
const givenOf = (page: Page): Locator => page.getByRole('status', { name: 'What these answers give' });

/** The room of an incident with the form open, as it is once the table has answered. */
async function formOpen(id: string, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ storageState: signedIn, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  await page.goto(`${desk.url}/incidents/${id}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await new RoomPage(page, desk.url).action('Assess the impact');
  await givenOf(page).locator('strong').first().waitFor();
  return page;
}

test('the form comes filled in from the reports, says why, and one press sets the priority', async () => {
  const id = await reported('Customers cannot update environments', 'environments', ['northwind', 'harbour']);
  const page = await formOpen(id, WIDE);
  const form = formOf(page);
  await form.getByText('Filled in from the reports and alerts.').waitFor();
  const { suggested } = await room(id);
  expect(suggested.because.map(({ question }) => question)).toEqual(expect.arrayContaining(['feature', 'customers']));
  for (const { sentence } of suggested.because) await form.getByText(sentence, { exact: true }).waitFor();
  await givenOf(page).getByText('A core feature is hurt for several customers', { exact: true }).waitFor();
  await givenOf(page).getByText('2 independent sources are given, 2 are needed.').waitFor();
  expect(await pageFaults(page)).toEqual([]);

  await form.getByRole('button', { name: 'Set the priority to P1' }).click();
  await form.waitFor({ state: 'detached' });
  const { priority, assessment } = await room(id);
  expect(priority).toMatchObject({ id: 'P1', assumed: false });
  expect(assessment).toMatchObject({ featureId: 'environments', customers: 2, sources: 2 });
  expect(await pageFaults(page)).toEqual([]);
  await page.context().close();
});

test('on a phone it fits without sideways scrolling, and how somebody knows stands beside the answer', async () => {
  const id = await reported('Customers cannot pay', 'checkout', ['northwind', 'harbour']);
  const page = await formOpen(id, PHONE);
  const form = formOf(page);
  await form.getByRole('button', { name: 'Say how you know: Is there a workaround?' }).click();
  await form.getByLabel('How do you know? Is there a workaround?').fill('Support tried both other ways to pay.');
  await form
    .getByRole('group', { name: 'Is there a workaround?' })
    .getByRole('radio', { name: 'No', exact: true })
    .check({ force: true });
  expect(await pageFaults(page)).toEqual([]);

  await form.getByRole('button', { name: /^Set the priority to/ }).click();
  await form.waitFor({ state: 'detached' });
  expect((await room(id)).assessment?.basis).toContainEqual(
    expect.objectContaining({ question: 'workaround', from: 'words', text: 'Support tried both other ways to pay.' }),
  );
  await page.context().close();
});

test('without enough sources it says so and sets nothing; a named override with a reason does', async () => {
  const id = await reported('Saving fails', 'environments', ['northwind']);
  const page = await formOpen(id, PHONE);
  const form = formOf(page);
  await form.getByLabel('How many in all, if more than those named').fill('2');
  await givenOf(page).getByText('P1 needs 2 independent sources, and 1 is given.').waitFor();
  const submit = form.locator('button[type=submit]');
  expect(await submit.getAttribute('aria-disabled')).toBe('true');
  expect(await pageFaults(page)).toEqual([]);
  await submit.focus();
  await page.keyboard.press('Enter');
  expect((await room(id)).assessment).toBeNull();

  await form.getByText('Set another priority than the table gives').click();
  await form.getByRole('group', { name: 'Priority' }).getByRole('radio', { name: 'P1' }).check({ force: true });
  await form.getByLabel('Why', { exact: true }).fill('The vendor told us on the phone that all regions fail.');
  const set = form.getByRole('button', { name: 'Set the priority to P1' });
  await expect.poll(() => set.getAttribute('aria-disabled')).not.toBe('true');
  expect(await pageFaults(page)).toEqual([]);
  await set.click();
  await form.waitFor({ state: 'detached' });
  const after = await room(id);
  expect(after.priority?.id).toBe('P1');
  const declared = after.timeline.find(({ type }) => type === 'ImpactAssessed');
  expect(`${declared?.sentence} ${declared?.text}`).toMatch(/Dana Admin.*The vendor told us on the phone/);
  await page.context().close();
});

test('when somebody else was faster, nothing is set before it was seen, and the answers stay', async () => {
  const id = await reported('Customers cannot sign in', 'sign-in', ['northwind', 'harbour']);
  const page = await formOpen(id, WIDE);
  const form = formOf(page);
  await form.getByLabel('What do customers see?').fill('Signing in ends on an empty page.');
  await desk.call(assess, { params: { id }, body: { featureId: 'sign-in', customerIds: ['northwind'] } });
  await new RoomPage(page, desk.url).timeline().getByText('assessed the impact').waitFor({ state: 'attached' });
  const submit = form.locator('button[type=submit]');
  await expect.poll(() => submit.getAttribute('aria-disabled')).not.toBe('true');
  await submit.click();
  await form.getByRole('alert').getByText('The incident changed while you wrote.').waitFor();
  await form.getByRole('alert').getByText('assessed the impact').waitFor();
  expect(await form.getByLabel('What do customers see?').inputValue()).toBe('Signing in ends on an empty page.');
  expect((await room(id)).priority?.id).toBe('P2');
  expect(await pageFaults(page)).toEqual([]);

  await submit.click();
  await form.waitFor({ state: 'detached' });
  expect((await room(id)).assessment?.symptom).toBe('Signing in ends on an empty page.');
  await page.context().close();
});

/** What has the focus, as somebody who hears the page would name it. */
const FOCUSED = `(() => {
  const one = document.activeElement;
  return one?.getAttribute('aria-label') ?? one?.labels?.[0]?.innerText ?? one?.innerText ?? '';
})()`;

async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (name.test(String(await page.evaluate(FOCUSED)))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard never reaches ${name}`);
}

test('with the keyboard alone it is opened, answered, and sent', async () => {
  const id = await reported('Customers cannot invite', 'environments', ['northwind', 'harbour']);
  const context = await browser.newContext({ storageState: signedIn, ...WIDE });
  const page = await context.newPage();
  await page.goto(`${desk.url}/incidents/${id}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('e');
  const form = formOf(page);
  await form.waitFor();
  await tabTo(page, /^Say how you know: Is there a workaround/);
  await page.keyboard.press('Enter');
  await page.keyboard.type('Support looked for one.');
  await tabTo(page, /^What do customers see/);
  await page.keyboard.type('Invitations do not arrive.');
  // At once, while the desk still reads the last words.
  await page.keyboard.press('Control+Enter');
  await form.waitFor({ state: 'detached' });
  const { assessment } = await room(id);
  expect(assessment?.symptom).toBe('Invitations do not arrive.');
  expect(assessment?.basis).toContainEqual(expect.objectContaining({ text: 'Support looked for one.' }));
  await context.close();
});
