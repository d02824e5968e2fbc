import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getRoom } from '#contract/incident.ts';
import { postUpdate } from '#contract/updates.ts';
import { listSubscribers } from '#contract/status-page.ts';
import type { MailServer, ReceivedMail } from '#testing/mail-server.ts';
import type { DeskProcess } from './desk-process.ts';
import { outage } from './outage.ts';
import { pageFaults } from './page-faults.ts';
import { setStageWithMail, type Stage } from './stage.ts';

let stage: Stage;
let desk: DeskProcess;
let browser: Browser;
let mail: MailServer;

beforeAll(async () => {
  ({ desk, browser, mail } = stage = await setStageWithMail());
});
afterAll(() => stage.clear());

const READER = 'reader@customer.example';
const mailsTo = (address: string): ReceivedMail[] => mail.mails.filter(({ to }) => to.includes(address));
const linkIn = (received: ReceivedMail | undefined, path: string): string =>
  new RegExp(`http\\S+/status/${path}/[\\w.-]+`).exec(received?.parsed.text ?? '')?.[0] ?? '';

async function summaryOf(): Promise<{
  status: object;
  incidents: { components: object[]; incident_updates: object[] }[];
}> {
  return (await fetch(`${desk.url}/api/v2/summary.json`)).json() as ReturnType<typeof summaryOf>;
}

/** A P1 on a core feature, which the public is told of by the procedure's standard words. */
async function published(): Promise<string> {
  const id = await outage(desk, { title: 'Nobody can pay', featureId: 'checkout' });
  await desk.call(postUpdate, { params: { id }, body: { audience: 'public' } });
  return id;
}

test('a reader without scripts subscribes, confirms by mail, is told once of each update, and leaves with one click', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(`${desk.url}/status`);
  await page.getByRole('link', { name: 'Subscribe' }).click();
  await page.getByLabel(/mail address/).fill(READER);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toBe('Please confirm');

  await expect.poll(() => mailsTo(READER).length, { timeout: 15_000 }).toBe(1);
  await page.goto(linkIn(mailsTo(READER)[0], 'confirm'));
  await page.getByRole('button', { name: /Yes/ }).click();
  await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toBe('You are subscribed');

  const id = await published();
  await expect.poll(() => mailsTo(READER).length, { timeout: 20_000 }).toBe(2);
  const update = mailsTo(READER)[1];
  expect(update?.parsed.subject).toMatch(/checkout/i);
  expect(update?.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
  const leave = linkIn(update, 'unsubscribe');
  expect(update?.raw.replace(/\r\n[ \t]+/g, ' ')).toContain(`List-Unsubscribe: <${leave}>`);

  await page.goto(/http\S+\/status\/incidents\/\w+\.html/.exec(update?.parsed.text ?? '')?.[0] ?? '');
  await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toMatch(/Checkout/i);

  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
  expect((await fetch(leave, { method: 'POST', body })).status).toBe(200);
  const { updates } = await desk.call(getRoom, { params: { id } });
  const seenUpdateId = updates.findLast(({ audience }) => audience === 'public')?.id ?? null;
  await desk.call(postUpdate, { params: { id }, body: { audience: 'public', seenUpdateId } });
  await expect.poll(async () => (await summaryOf()).incidents[0]?.incident_updates.length).toBe(2);
  expect(mailsTo(READER)).toHaveLength(2);
  await context.close();
});

test('the form and its answers are accessible, and the page is whole without scripts by day and by night', async () => {
  for (const view of [
    { viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
    { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
  ] as const) {
    const context = await browser.newContext(view);
    const page = await context.newPage();
    for (const path of ['/status', '/status/history', '/status/subscribe']) {
      await page.goto(`${desk.url}${path}`);
      expect([path, ...(await pageFaults(page))]).toEqual([path]);
    }
    await page.locator('form').first().evaluate('(form) => { form.noValidate = true; }');
    await page.getByLabel(/mail address/).fill('nobody');
    await page.getByRole('button', { name: 'Send the link' }).click();
    await page.waitForLoadState();
    expect(await pageFaults(page)).toEqual([]);
    await context.close();
  }
});

test('readers of status pages find the outage where they look', async () => {
  const summary = await summaryOf();
  expect(summary.status).toEqual({ indicator: 'critical', description: 'Major Service Outage' });
  expect(summary.incidents[0]).toMatchObject({ status: 'investigating', impact: 'critical' });
  expect(summary.incidents[0]?.components).toMatchObject([{ id: 'checkout', status: 'major_outage' }]);
});

test('a webhook that leads into the desk’s own network is never called', async () => {
  const body = new URLSearchParams({ webhook: `https://127.0.0.1:${mail.port}/inner` });
  expect((await fetch(`${desk.url}/status/subscribe`, { method: 'POST', body })).status).toBe(200);
  const last = async (): Promise<unknown> =>
    (await desk.call(listSubscribers)).subscribers.find(({ channel }) => channel === 'webhook')?.last;
  await expect
    .poll(last, { timeout: 15_000 })
    .toMatchObject({ state: 'failed', proof: expect.stringContaining('private network') });
});
