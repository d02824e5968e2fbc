import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assess } from '#contract/assessment.ts';
import { getRoom } from '#contract/incident.ts';
import { postMessage } from '#contract/conversation.ts';
import { createReport } from '#contract/signal.ts';
import { adminSession, type Session } from './accounts.ts';
import type { DeskProcess } from './desk-process.ts';
import { RoomPage } from './pages/room-page.ts';
import { setStage, type Stage } from './stage.ts';

let stage: Stage;
let desk: DeskProcess;
let browser: Browser;
let signedIn: Session;

beforeAll(async () => {
  ({ desk, browser } = stage = await setStage());
  signedIn = await adminSession(stage);
});
afterAll(() => stage.clear());

async function reported(title: string, featureId: string): Promise<string> {
  const report = { title, featureId };
  const { incidentId } = await desk.call(createReport, { body: { ...report, customer: 'northwind' } });
  await desk.call(createReport, { body: { ...report, customer: 'harbour' } });
  if (incidentId === null) throw new Error('a report opens an incident');
  return incidentId;
}

async function open(id: string, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ storageState: signedIn, ...options });
  const page = await context.newPage();
  await page.goto(`${desk.url}/incidents/${id}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** The night from report to resolved, by what the room offers. */
async function liveThrough(room: RoomPage, id: string): Promise<void> {
  const phase = async (): Promise<string> => (await desk.call(getRoom, { params: { id } })).phase;
  await room.acknowledge();
  await expect.poll(phase).toBe('assessing');
  await room.action('Assess the impact');
  await room.assess({ workaround: 'No' });
  await expect.poll(phase).toBe('mitigating');
  await room.action('Start a mitigation');
  await room.startMitigation('Restart');
  await room.verifyMitigation('It worked');
  await expect.poll(phase).toBe('monitoring');
  await room.action('Resolve the incident');
  await room.resolve('Saving works again for both customers.');
  await expect.poll(phase).toBe('resolved');
}

/** The last steps: the summary, the postmortem, and sharing it. */
async function lookBack(room: RoomPage, id: string): Promise<void> {
  const happened = async (): Promise<string[]> =>
    (await desk.call(getRoom, { params: { id } })).timeline.map((entry) => entry.type);
  await room.action('Sum up in the channel');
  await room.fillAndSend('Sum up in the channel', 'Saving failed from 02:10 to 02:40; a restart restored it.');
  await expect.poll(happened).toContain('SummaryPosted');
  await room.action('Write the postmortem');
  await room.fillAndSend('Write the postmortem', 'A queue was full. Its limit is watched from now on.');
  await expect.poll(happened).toContain('PostmortemWritten');
  await room.dutyButton('Share the postmortem').first().click();
  await room.fillAndSend('Share the postmortem', 'For everybody who was woken.');
  await expect.poll(happened).toContain('PostmortemShared');
}

describe('the night in a real browser', () => {
  test('goes from report to the shared postmortem on a desk', async () => {
    const id = await reported('Customers cannot update environments', 'environments');
    const page = await open(id, { viewport: { width: 1440, height: 900 } });
    const room = new RoomPage(page, desk.url);
    await liveThrough(room, id);
    await lookBack(room, id);
    const { timeline } = await desk.call(getRoom, { params: { id } });
    expect(timeline.map((entry) => entry.type)).toEqual(
      expect.arrayContaining([
        'IncidentReported',
        'RolePaged',
        'IncidentAcknowledged',
        'ImpactAssessed',
        'ChannelOpened',
        'MitigationVerified',
        'IncidentResolved',
      ]),
    );
    await page.context().close();
  });

  test('goes from report to the shared postmortem at 390 px by touch, without sideways scrolling', async () => {
    const id = await reported('Customers cannot pay', 'checkout');
    const page = await open(id, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    const room = new RoomPage(page, desk.url);
    await liveThrough(room, id);
    await room.swipeTo('Next');
    await lookBack(room, id);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await page.context().close();
  });
});

test('news in a room take neither the focus nor the words in hand nor the place somebody reads at', async () => {
  const id = await reported('Customers cannot export', 'environments');
  for (let at = 1; at <= 30; at += 1)
    await desk.call(postMessage, { params: { id }, body: { text: `Line ${at} of what we saw` } });
  const page = await open(id, { viewport: { width: 1440, height: 900 } });
  const room = new RoomPage(page, desk.url);
  const scroller = page.getByRole('region', { name: 'Timeline of the incident' });
  const top = (): Promise<number> => scroller.evaluate<number, { scrollTop: number }>((element) => element.scrollTop);
  const message = page.getByLabel('Message', { exact: true });
  await room.timeline().getByText('Line 30 of what we saw').waitFor();
  await message.fill('Half a thought');
  await scroller.hover();
  await page.mouse.wheel(0, -600);
  await page.getByRole('button', { name: 'Jump to now' }).waitFor();
  const before = await top();
  await desk.call(postMessage, { params: { id }, body: { text: 'News from elsewhere' } });
  await room.timeline().getByText('News from elsewhere').waitFor({ state: 'attached' });
  expect(await top()).toBe(before);
  expect(await message.evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
  expect(await message.inputValue()).toBe('Half a thought');

  const button = room.nextDuty().getByRole('button').first();
  await button.focus();
  const words = await button.innerText();
  await desk.call(assess, {
    params: { id },
    body: { featureId: 'environments', customerIds: ['northwind', 'harbour'], workaround: 'no' },
  });
  await room.timeline().getByText('assessed the impact').waitFor({ state: 'attached' });
  expect(await page.evaluate('document.activeElement.innerText')).toBe(words);
  await page.context().close();
});

/** Headless tabs are all seen; this hides one or shows it again, as a browser does. */
const seen = (isSeen: boolean): string => `
  Object.defineProperty(document, 'hidden', { value: ${!isSeen}, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));`;

test('more tabs than a browser has connections all open, and a tab that was away catches up', async () => {
  const id = await reported('Customers cannot invite', 'environments');
  const first = await open(id, {});
  await first.evaluate(seen(false));
  for (let at = 0; at < 7; at += 1) {
    const tab = await first.context().newPage();
    await tab.goto(`${desk.url}/incidents/${id}`);
    await tab.getByRole('heading', { level: 1 }).waitFor();
    await tab.evaluate(seen(false));
  }
  await desk.call(postMessage, { params: { id }, body: { text: 'Said while nobody looked' } });
  await first.evaluate(seen(true));
  await new RoomPage(first, desk.url).timeline().getByText('Said while nobody looked').waitFor();
  await first.context().close();
});

/** What has the focus, as somebody who sees or hears the page would name it. */
const FOCUSED = `(() => {
  const one = document.activeElement;
  return one?.labels?.[0]?.innerText ?? one?.getAttribute('aria-label') ?? one?.innerText ?? '';
})()`;

/** Tabs on until the focus is on something of that name; no mouse, no script that moves it. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (name.test(String(await page.evaluate(FOCUSED)))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard never reaches ${name}`);
}

/** Within a set of choices, moves on until one of that name is chosen. */
async function choose(page: Page, first: RegExp, name: RegExp): Promise<void> {
  await tabTo(page, first);
  await page.keyboard.press('Space');
  for (let presses = 0; presses < 10 && !name.test(String(await page.evaluate(FOCUSED))); presses += 1) {
    await page.keyboard.press('ArrowDown');
  }
}

describe('with the keyboard alone', () => {
  test('the night goes from report to resolved', async () => {
    const id = await reported('Customers cannot sign in', 'sign-in');
    const page = await open(id, { viewport: { width: 1440, height: 900 } });
    const phase = async (): Promise<string> => (await desk.call(getRoom, { params: { id } })).phase;
    await page.keyboard.press('a');
    await expect.poll(phase).toBe('assessing');
    await page.keyboard.press('e');
    await page.getByRole('form', { name: 'Assess the impact' }).waitFor();
    await page.getByRole('button', { name: /^Set the priority to P1/ }).waitFor();
    await tabTo(page, /^Set the priority/);
    await expect.poll(() => page.getByRole('button', { name: /^Set the priority to P1/ }).isEnabled()).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(phase).toBe('mitigating');
    await page.getByRole('form', { name: 'Assess the impact' }).waitFor({ state: 'detached' });
    await page.keyboard.press('m');
    await page.getByRole('form', { name: 'Start a mitigation' }).waitFor();
    await choose(page, /^(Revert|Restart|Fix|Fail|Add|Switch)/, /^Restart/);
    await tabTo(page, /^Start /);
    await page.keyboard.press('Enter');
    await page.getByRole('form', { name: 'Start a mitigation' }).waitFor({ state: 'detached' });
    await page.keyboard.press('m');
    await page.getByRole('form', { name: /^What did .* do\?$/ }).waitFor();
    await choose(page, /^It /, /^It worked/);
    await tabTo(page, /^Record what/);
    await page.keyboard.press('Enter');
    await expect.poll(phase).toBe('monitoring');
    await page.getByRole('form', { name: /^What did .* do\?$/ }).waitFor({ state: 'detached' });
    await page.keyboard.press('v');
    await page.getByRole('form', { name: 'Confirm that service is restored' }).waitFor();
    await tabTo(page, /^How do you know/);
    await page.keyboard.type('Both customers sign in again.');
    await tabTo(page, /^Resolve the incident/);
    await page.keyboard.press('Enter');
    await expect.poll(phase).toBe('resolved');
    await page.context().close();
  });
});

describe('without an account and without scripts', () => {
  test('support reports by the form, and anybody reads the status page', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const steps = (await (
      await fetch(`${desk.url}/api/v1/first-steps`, { headers: { authorization: `Bearer ${desk.token}` } })
    ).json()) as { reportFormUrl: string };
    await page.goto(steps.reportFormUrl);
    await page.getByRole('textbox').first().fill('Reports arrive empty');
    await page.getByRole('button').first().click();
    await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toMatch(/thank|received|report/i);
    await page.goto(`${desk.url}/status`);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toBe('');
    await context.close();
  });
});
