import { createHmac } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listActionItemsOf } from '#contract/action-items.ts';
import { putConnection } from '#contract/connection.ts';
import { createAccount } from '#contract/accounts.ts';
import { assess } from '#contract/assessment.ts';
import { parkIdea } from '#contract/conversation.ts';
import { resolve } from '#contract/incident.ts';
import { handInPostmortem, savePostmortemSection } from '#contract/postmortem.ts';
import { createHook, createReport } from '#contract/signal.ts';
import { githubIssuesDouble, type GithubIssuesDouble } from '#testing/github-issues-double.ts';
import { PASSWORD } from './accounts.ts';
import type { DeskProcess } from './desk-process.ts';
import { WelcomePage } from './pages/welcome-page.ts';
import { setStage, type Stage } from './stage.ts';

const SECRET = 'a secret of sixteen';
const IDEA = 'Rehearse the revert of this service every month';
const SOON = { timeout: 30_000, interval: 200 };

let stage: Stage;
let desk: DeskProcess;
let browser: Browser;
let github: GithubIssuesDouble;
let ruth: BrowserContext;
let id: string;
const broken: string[] = [];

beforeAll(async () => {
  [stage, github] = await Promise.all([setStage(), githubIssuesDouble()]);
  ({ desk, browser } = stage);
  await desk.call(putConnection, {
    params: { name: 'issues' },
    body: {
      connection: { kind: 'github', url: github.url, issuesIn: github.repository, allowPrivate: true },
      secret: github.token,
    },
  });
  ruth = await approver();
  id = await resolved();
});
afterAll(async () => {
  await stage.clear();
  await github.close();
});

/** The sample company's approver, signed in. */
async function approver(): Promise<BrowserContext> {
  const account = { name: 'Ruth Adler', email: 'ruth.adler@lamplight.example', role: 'admin' as const };
  const { link } = await desk.call(createAccount, { body: { ...account, mayPublish: true, personId: 'sample-ruth' } });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
  const page = await context.newPage();
  await new WelcomePage(page).join(link, PASSWORD);
  await page.close();
  return context;
}

/** An incident that is over, with an idea that was parked while it was not. */
async function resolved(): Promise<string> {
  const { incidentId } = await desk.call(createReport, {
    body: { title: 'Environments cannot be saved', featureId: 'environments', customer: 'northwind' },
  });
  const params = { id: incidentId ?? '' };
  await desk.call(assess, { params, body: { featureId: 'environments', customerIds: ['northwind'] } });
  await desk.call(parkIdea, { params, body: { text: IDEA } });
  await desk.call(resolve, { params, body: { verification: 'Saves work again' } });
  const body =
    '## Ruth Adler says\n\nNorthwind told us first. <script>alert(1)</script> [What we run](https://example.com/run)';
  await desk.call(savePostmortemSection, { params: { ...params, section: 'lessons' }, body: { baseVersion: 0, body } });
  return params.id;
}

async function postmortemPage(): Promise<Page> {
  const page = await ruth.newPage();
  page.on('pageerror', (error) => broken.push(String(error)));
  await page.goto(`${desk.url}/incidents/${id}/postmortem`);
  await page.getByRole('heading', { level: 2, name: 'Action items' }).waitFor();
  return page;
}

const item = async () => (await desk.call(listActionItemsOf, { params: { id } })).items[0];

test('a parked idea becomes an item, is agreed to, goes to GitHub, and closing it there makes it done here', async () => {
  const page = await postmortemPage();
  await page.getByRole('button', { name: `Make it an action item: ${IDEA}` }).click();
  await page.getByRole('button', { name: 'Give it an owner and a day' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('combobox', { name: 'Who does it' }).fill('Maya');
  await page.getByRole('option', { name: 'Maya Chen' }).click();
  const day = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  await form.getByLabel('Until when').fill(day);
  await form.getByRole('combobox', { name: 'Who is asked to agree' }).click();
  await page.getByRole('option', { name: 'Ruth Adler' }).click();
  await form.getByRole('button', { name: 'Keep this' }).click();
  await page.getByRole('button', { name: 'Agree to it' }).click();
  await page.getByRole('button', { name: `Send to ${github.repository}` }).click();
  await page.getByRole('link', { name: 'github.example/acme/shop#1' }).waitFor();
  expect(github.issues).toMatchObject([{ title: IDEA, state: 'open' }]);

  const { url } = await desk.call(createHook, { body: { kind: 'github', name: 'GitHub', secret: SECRET } });
  const closed = JSON.stringify(github.event('closed', 1));
  const post = (signature: string) =>
    fetch(desk.url + new URL(url).pathname, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-github-event': 'issues', 'x-hub-signature-256': signature },
      body: closed,
    });
  expect((await post(`sha256=${'0'.repeat(64)}`)).status).toBe(401);
  expect((await item())?.status).toBe('agreed');
  const signed = `sha256=${createHmac('sha256', SECRET).update(closed).digest('hex')}`;
  expect((await post(signed)).status).toBe(200);
  await expect.poll(async () => (await item())?.status, SOON).toBe('done');
  await page.getByRole('button', { name: 'Reopen' }).waitFor();
  expect(broken).toEqual([]);
  await page.close();
});

test('the page and the slides open from a file without a fault, and name nobody when that is asked for', async () => {
  const page = await postmortemPage();
  await page.getByRole('button', { name: 'Take it elsewhere' }).click();
  await page.getByRole('radio', { name: 'Without names' }).press('Space');
  const folder = await mkdtemp(join('/tmp', 'twoam-export-'));
  const faults: string[] = [];
  for (const [title, kind] of [
    ['A page that prints', 'html'],
    ['Slides', 'slides.html'],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: title, exact: true }).click(),
    ]);
    const file = join(folder, `night.${kind}`);
    await download.saveAs(file);
    expect(await readFile(file, 'utf8')).not.toMatch(/Ruth|Adler|Northwind|<script>alert/);
    const shown = await ruth.newPage();
    shown.on('console', (message) => faults.push(message.text()));
    shown.on('pageerror', (error) => faults.push(String(error)));
    await shown.goto(`file://${file}`);
    await shown.getByRole('heading', { level: 1 }).waitFor();
    if (kind === 'slides.html') {
      await shown.keyboard.press('End');
      await shown.waitForFunction(
        `Math.abs([...document.querySelectorAll('section')].at(-1).getBoundingClientRect().top) < 2`,
      );
    }
    await shown.close();
  }
  expect(faults).toEqual([]);
  await rm(folder, { recursive: true });
  await page.close();
});

test('what is made public is read by anybody without a fault, until it is taken back', async () => {
  await desk.call(handInPostmortem, { params: { id }, body: {} });
  const page = await postmortemPage();
  await page.getByRole('button', { name: 'Take it elsewhere' }).click();
  await page.getByRole('button', { name: 'Look at what would be public' }).click();
  const readers = page.frameLocator('iframe[title="The public page, as readers will see it"]');
  await readers.getByRole('heading', { name: 'Timeline', exact: true }).waitFor();
  expect(await readers.locator('body').textContent()).not.toMatch(/##|twoam part|Ruth|Adler|Northwind/);
  const [tab] = await Promise.all([
    page.waitForEvent('popup'),
    readers.getByRole('link', { name: 'What we run' }).click(),
  ]);
  await tab.close();
  expect(await readers.getByRole('link', { name: 'What we run' }).isVisible()).toBe(true);
  await page.getByRole('button', { name: 'Make exactly this public' }).click();
  const address = await page.getByRole('group', { name: 'address' }).textContent();
  const stranger = await (await browser.newContext()).newPage();
  const faults: string[] = [];
  stranger.on('console', (message) => faults.push(message.text()));
  await stranger.goto(desk.url + new URL(address ?? '').pathname);
  await stranger.getByText('Postmortem without names').first().waitFor();
  expect(await stranger.content()).not.toMatch(/Ruth|Adler|Northwind/);
  expect(faults).toEqual([]);
  await page.getByRole('button', { name: 'Take this page back' }).click();
  await page.getByText('was taken back').waitFor();
  expect((await stranger.goto(desk.url + new URL(address ?? '').pathname))?.status()).toBe(404);
  await stranger.context().close();
});
