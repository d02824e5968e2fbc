import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assess } from '#contract/assessment.ts';
import { postUpdate } from '#contract/updates.ts';
import { createReport } from '#contract/signal.ts';
import { getStatusPage, listStatusTargets, putStatusTarget } from '#contract/status-page.ts';
import { launchBrowser } from './browser.ts';
import { dataFolder, startDeskProcess, type DeskProcess } from './desk-process.ts';
import { pageFaults } from './page-faults.ts';

let data: Awaited<ReturnType<typeof dataFolder>>;
let desk: DeskProcess;
let parent: string;

beforeAll(async () => {
  data = await dataFolder();
  parent = await mkdtemp('/tmp/twoam-e2e-site-');
  desk = await startDeskProcess(data.dir);
});
afterAll(async () => {
  await desk.kill();
  await rm(parent, { recursive: true, force: true });
  await data.remove();
});

const site = (): string => join(parent, 'site');
const published = (path: string): Promise<string> => readFile(join(site(), path), 'utf8').catch(() => '');

async function outage(): Promise<void> {
  const report = { title: 'Nobody can pay', featureId: 'checkout' };
  const { incidentId: id } = await desk.call(createReport, { body: { ...report, customer: 'northwind' } });
  if (id === null) throw new Error('a report opens an incident');
  await desk.call(createReport, { body: { ...report, customer: 'harbour' } });
  const answers = { featureId: 'checkout', customerIds: ['northwind', 'harbour'], workaround: 'no' as const };
  await desk.call(assess, { params: { id }, body: answers });
  await desk.call(postUpdate, { params: { id }, body: { audience: 'public' } });
}

test('words are at a folder within seconds, a broken place says why, and the page outlives the desk', async () => {
  const folder = { kind: 'folder' as const, name: 'Web server', path: site() };
  await desk.call(putStatusTarget, { params: { id: 'folder' }, body: { target: folder } });
  await expect.poll(() => published('index.html'), { timeout: 15_000 }).toContain('No known incident');
  await outage();
  await expect.poll(() => published('index.html'), { timeout: 15_000 }).toContain('One incident is open');
  expect(JSON.parse(await published('api/v2/status.json'))).toMatchObject({ status: { indicator: 'critical' } });

  const bucket = {
    kind: 's3' as const,
    name: 'Bucket',
    endpoint: 'http://127.0.0.1:9',
    region: 'eu-central-1',
    bucket: 'pages',
    accessKeyId: 'key',
  };
  await desk.call(putStatusTarget, { params: { id: 'bucket' }, body: { target: bucket, secret: 'never-to-be-shown' } });
  const broken = async () => (await desk.call(getStatusPage)).publications.find(({ id }) => id === 'bucket')?.failure;
  await expect.poll(broken, { timeout: 15_000 }).toMatch(/private network/);
  expect(
    JSON.stringify([await desk.call(listStatusTargets), await desk.call(getStatusPage), desk.output()]),
  ).not.toContain('never-to-be-shown');

  await desk.kill();
  const browser = await launchBrowser();
  try {
    for (const javaScriptEnabled of [false, true]) {
      const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 390, height: 844 } });
      const page = await context.newPage();
      await page.goto(`file://${site()}/index.html`);
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('One incident is open');
      expect(await page.getByText('As of').innerText()).toMatch(/As of \d\d:\d\d UTC/);
      await page
        .getByRole('link', { name: /update/ })
        .first()
        .click();
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/Checkout/i);
      await page.getByRole('link', { name: 'History' }).click();
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('History');
      await context.close();
    }
    // The page's own policy lets no script in, not even one that judges it; only a reader without it can be judged.
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    await page.goto(`file://${site()}/index.html`);
    expect(await pageFaults(page)).toEqual([]);
  } finally {
    await browser.close();
  }
});
