import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getCatalogue, putCatalogue } from '#contract/catalogue.ts';
import { listAccounts } from '#contract/accounts.ts';
import { putSettings } from '#contract/settings.ts';
import { assess } from '#contract/assessment.ts';
import { assignRole } from '#contract/incident-roles.ts';
import { getRoom } from '#contract/incident.ts';
import { postUpdate } from '#contract/updates.ts';
import { createReport } from '#contract/signal.ts';
import { askApproval, listApprovals } from '#contract/words.ts';
import type { MailServer } from '#testing/mail-server.ts';
import { startWebhookServer, type WebhookServer } from '#testing/webhook-server.ts';
import { ADMIN, adminSession, type Session } from './accounts.ts';
import type { DeskProcess } from './desk-process.ts';
import { pageFaults } from './page-faults.ts';
import { RoomPage } from './pages/room-page.ts';
import { setStageWithMail, type Stage } from './stage.ts';

const SHOTS = process.env['TWOAM_SHOTS'];

let stage: Stage;
let desk: DeskProcess;
let browser: Browser;
let mail: MailServer;
let helpdesk: WebhookServer;
let signedIn: Session;

beforeAll(async () => {
  ({ desk, browser, mail } = stage = await setStageWithMail());
  helpdesk = await startWebhookServer();
  const url = `http://127.0.0.1:${helpdesk.port}/tickets`;
  await desk.call(putSettings, { body: { ticketHook: { url, allowPrivate: true } } });
  const catalogue = await desk.call(getCatalogue, {});
  const customers = catalogue.customers.map((customer) =>
    customer.id === 'harbour'
      ? { ...customer, contacts: [{ name: 'Uwe', email: 'uwe@harbour.example', language: 'de' }] }
      : customer,
  );
  await desk.call(putCatalogue, { body: { ...catalogue, customers } });
  signedIn = await adminSession(stage);
});
afterAll(async () => {
  await stage.clear();
  await helpdesk.close();
});

async function outage(title: string): Promise<string> {
  const report = { title, featureId: 'environments' };
  const first = { ...report, customer: 'northwind', ticket: `ZD-${title.length}-1` };
  const { incidentId: id } = await desk.call(createReport, { body: first });
  if (id === null) throw new Error('a report opens an incident');
  await desk.call(createReport, { body: { ...report, customer: 'harbour', ticket: `ZD-${title.length}-2` } });
  const customerIds = ['northwind', 'harbour'];
  await desk.call(assess, { params: { id }, body: { featureId: 'environments', customerIds, workaround: 'no' } });
  return id;
}

/** Gives whoever is signed in a role. */
async function giveRole(id: string, role: string): Promise<void> {
  const { accounts } = await desk.call(listAccounts, {});
  const personId = accounts.find(({ email }) => email === ADMIN.email)?.personId ?? '';
  await desk.call(assignRole, { params: { id }, body: { role, personId } });
}

async function look(page: Page, name: string): Promise<void> {
  expect(await pageFaults(page)).toEqual([]);
  if (SHOTS === undefined) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
}

test('words are shown as each channel will show them, in every language that is read, and arrive so', async () => {
  const id = await outage('Customers cannot save');
  const context = await browser.newContext({ storageState: signedIn, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${desk.url}/incidents/${id}`);
  const room = new RoomPage(page, desk.url);
  await room.action('Post an update');
  const form = page.getByRole('form', { name: /Send the standard words|Write an update/ });
  await form.getByRole('radio', { name: 'Customers who are hurt' }).check({ force: true });
  const shown = form.getByRole('region', { name: 'What goes out' });
  await shown.getByRole('tab', { name: 'Mail, English' }).click();
  const english = shown.frameLocator('iframe').locator('body');
  await expect.poll(() => english.innerText()).toContain('We are investigating.');
  await look(page, 'preview-mail-desktop');
  await shown.getByRole('tab', { name: 'Mail, Deutsch' }).click();
  await expect.poll(() => english.innerText()).toContain('Wir untersuchen das Problem.');
  await shown.getByText('Plain text').click();
  await shown.getByText('Guten Tag,').waitFor();
  await shown.getByRole('tab', { name: 'Tickets, English' }).click();
  await shown.getByText('"ticket": "ZD-').waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await look(page, 'preview-ticket-phone-dark');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
  await form.locator('button[type=submit]').click();
  await form.waitFor({ state: 'detached' });

  const toCustomer = (address: string) =>
    mail.mails.filter(({ to, parsed }) => to.includes(address) && /Sie hören|You hear/.test(parsed.text ?? ''));
  await expect.poll(() => toCustomer('uwe@harbour.example').length, { timeout: 15_000 }).toBe(1);
  expect(toCustomer('uwe@harbour.example')[0]?.parsed.text).toContain('Wir untersuchen das Problem.');
  await expect.poll(() => helpdesk.calls.length, { timeout: 15_000 }).toBe(2);
  const tickets = page.getByRole('region', { name: 'Tickets' });
  await expect.poll(() => tickets.getByText('✓ told').count(), { timeout: 15_000 }).toBe(2);

  await page.getByText('Who was told: Customers who are hurt').click();
  await page.getByText('answered HTTP 200.').first().waitFor();
  await tickets.getByRole('button', { name: 'Link a ticket' }).click();
  const link = page.getByRole('form', { name: 'Link a ticket' });
  await link.getByLabel('Ticket').fill('ZD-99');
  await link.getByRole('button', { name: 'Link this ticket' }).click();
  await tickets.getByText('ZD-99').waitFor();
  await look(page, 'tickets-desktop');
  await page.setViewportSize({ width: 390, height: 844 });
  await room.swipeTo('Now');
  await page.emulateMedia({ colorScheme: 'dark' });
  await look(page, 'tickets-phone-dark');
  await context.close();
});

test('the second of two editors sees the first, is refused, and keeps their words', async () => {
  const id = await outage('Customers cannot save at all');
  await giveRole(id, 'soc');
  const context = await browser.newContext({ storageState: signedIn, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${desk.url}/incidents/${id}`);
  await new RoomPage(page, desk.url).action('Post an update');
  const form = page.getByRole('form', { name: /Send the standard words|Write an update/ });
  await form.getByRole('radio', { name: 'Customers who are hurt' }).check({ force: true });
  await form.getByRole('button', { name: 'Edit the words' }).click();
  const words = form.getByLabel('Words of the update');
  await words.fill('Saving fails for some of you.');
  await expect.poll(async () => (await desk.call(getRoom, { params: { id } })).drafts.length).toBe(1);
  await desk.call(postUpdate, { params: { id }, body: { audience: 'customers' } });
  const sent = (await desk.call(getRoom, { params: { id } })).updates.filter(
    ({ audience }) => audience === 'customers',
  );
  await form.locator('button[type=submit]').click();
  await form.getByText('Other words went out to the same audience meanwhile.').waitFor();
  expect(await words.inputValue()).toBe('Saving fails for some of you.');
  const after = (await desk.call(getRoom, { params: { id } })).updates.filter(
    ({ audience }) => audience === 'customers',
  );
  expect(after).toHaveLength(sent.length);
  await look(page, 'overtaken-desktop');
  await form.locator('button[type=submit]').click();
  await form.waitFor({ state: 'detached' });
  const { updates } = await desk.call(getRoom, { params: { id } });
  expect(updates.findLast(({ audience }) => audience === 'customers')?.text).toContain('Saving fails for some of you.');
  await context.close();
});

test('what waits for the approver stands on Now and is answered there, and promises are in the register', async () => {
  const id = await outage('Customers cannot save since noon');
  const text = 'Saving fails for some customers. We expect recovery by 18:00 UTC.';
  await giveRole(id, 'approver');
  await desk.call(askApproval, { params: { id }, body: { audience: 'customers', text } });
  const context = await browser.newContext({ storageState: signedIn, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(desk.url);
  const waiting = page.getByRole('region', { name: 'Waiting for your answer' });
  const { waiting: mine } = await desk.call(listApprovals, {});
  expect(mine).toEqual([]);
  await waiting.getByText('We expect recovery by 18:00 UTC.').waitFor();
  await look(page, 'approvals-phone');
  await waiting.getByRole('button', { name: 'Approve it as it is' }).click();
  await waiting.waitFor({ state: 'detached' });
  await page.goto(`${desk.url}/ready/promises`);
  await page.getByText('We expect recovery by 18:00 UTC.').waitFor();
  await page.emulateMedia({ colorScheme: 'dark' });
  await look(page, 'promises-phone-dark');
  await context.close();
});
