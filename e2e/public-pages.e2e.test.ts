import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstSteps } from '#contract/desk.ts';
import { postUpdate } from '#contract/updates.ts';
import { raiseHand } from '#contract/incident.ts';
import type { MailServer } from '#testing/mail-server.ts';
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

const VIEWS = [
  { viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const;

/** What axe and a ruler find on an address, wide by day and on a phone by night. */
async function faultsOf(address: string, act?: (context: BrowserContext) => Promise<void>): Promise<string[]> {
  const faults: string[] = [];
  for (const view of VIEWS) {
    const context = await browser.newContext(view);
    const page = await context.newPage();
    await page.goto(address);
    await act?.(context);
    faults.push(...(await pageFaults(page)));
    await context.close();
  }
  return faults;
}

/** A P1 that the public reads about, after the standard words went out. */
async function publishedOutage(): Promise<void> {
  const id = await outage(desk, { title: 'Nobody can pay', featureId: 'checkout' });
  await desk.call(postUpdate, { params: { id }, body: { audience: 'public' } });
  const shown = async (): Promise<string> => (await fetch(`${desk.url}/status`)).text();
  await expect.poll(shown, { timeout: 15_000 }).toMatch(/checkout/i);
}

test('the status page is accessible with nothing to tell and in an outage', async () => {
  expect(await faultsOf(`${desk.url}/status`)).toEqual([]);
  await publishedOutage();
  expect(await faultsOf(`${desk.url}/status`)).toEqual([]);
});

test('the report form is accessible empty, with a fault, and after it was sent', async () => {
  const { reportFormUrl } = await desk.call(firstSteps);
  expect(await faultsOf(reportFormUrl)).toEqual([]);
  const send = (fill: string) => async (context: BrowserContext) => {
    const [page] = context.pages();
    if (page === undefined) throw new Error('no page is open');
    await page.getByRole('textbox').first().fill(fill);
    await page.getByLabel(/mail/i).fill(fill === '' ? 'x@y.example' : 'support@lamplight.example');
    await page.locator('form').evaluate('(form) => { form.noValidate = true; }');
    await page.getByRole('button').first().click();
    await page.waitForLoadState();
  };
  expect(await faultsOf(reportFormUrl, send(''))).toEqual([]);
  expect(await faultsOf(reportFormUrl, send('Exports hang'))).toEqual([]);
});

test('the link in a page’s mail opens accessibly, before and after the button, and when it is wrong', async () => {
  await desk.call(raiseHand, { body: { title: 'The queue is stuck' } });
  const links = (): string[] =>
    mail.mails.flatMap(({ parsed }) => /http\S+\/ack\/[\w.-]+/.exec(parsed.text ?? '')?.[0] ?? []);
  await expect.poll(links, { timeout: 15_000 }).not.toEqual([]);
  const [link = ''] = links();
  expect(await faultsOf(link)).toEqual([]);
  await fetch(link, { method: 'POST' });
  expect(await faultsOf(link)).toEqual([]);
  expect(await faultsOf(`${link}x`)).toEqual([]);
});
