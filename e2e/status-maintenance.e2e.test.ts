import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { dataFolder, startDeskProcess, type DeskProcess } from './desk-process.ts';
import { planMaintenance, sayOfMaintenance } from '#contract/maintenance.ts';
import { putStatusPage } from '#contract/status-page.ts';

let data: Awaited<ReturnType<typeof dataFolder>>;
let desk: DeskProcess;

beforeAll(async () => {
  data = await dataFolder();
  desk = await startDeskProcess(data.dir);
});
afterAll(async () => {
  await desk.stop();
  await data.remove();
});

const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
const read = async (path: string): Promise<Record<string, object[]>> =>
  (await fetch(`${desk.url}/api/v2/${path}`)).json() as Promise<Record<string, object[]>>;

test('a planned maintenance is on the page, goes its way, and hidden components are not shown', async () => {
  const body = {
    title: 'Database move',
    componentIds: ['checkout'],
    startsAt: inHours(1),
    endsAt: inHours(2),
    text: 'We move the database.',
  };
  const { id } = await desk.call(planMaintenance, { body });
  const upcoming = () =>
    read('scheduled-maintenances/upcoming.json').then((answer) => answer['scheduled_maintenances']);
  await expect.poll(upcoming).toMatchObject([{ name: 'Database move', status: 'scheduled', impact: 'maintenance' }]);
  await desk.call(sayOfMaintenance, { params: { id }, body: { text: 'We begin early.', state: 'in_progress' } });
  const component = async () =>
    (await read('components.json'))['components']?.find((one) => 'id' in one && one.id === 'checkout');
  await expect.poll(component).toMatchObject({ status: 'under_maintenance' });
  expect(await read('scheduled-maintenances/active.json')).toMatchObject({
    scheduled_maintenances: [{ status: 'in_progress' }],
  });

  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${desk.url}/status`);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Maintenance is in progress');
    await page.getByRole('link', { name: 'Database move' }).click();
    expect(await page.getByText('We begin early.').count()).toBe(1);
  } finally {
    await browser.close();
  }

  await desk.call(sayOfMaintenance, { params: { id }, body: { text: 'Done.', state: 'completed' } });
  await expect.poll(component).toMatchObject({ status: 'operational' });
  await desk.call(putStatusPage, { body: { hidden: ['checkout'] } });
  await expect.poll(component).toBeUndefined();
});
