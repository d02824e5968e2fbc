import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { startFakedDesk, type FakedDesk } from './faked-desk.ts';
import { axeFaults, pageFaults } from './page-faults.ts';

const PLACES = [
  '/now',
  '/incidents',
  '/incidents/inc_1',
  '/incidents/inc_9',
  '/incidents/inc_resting',
  '/incidents/inc_asked',
  '/incidents/inc_1/conformance',
  '/incidents/inc_take-over',
  '/incidents/inc_handing-over',
  '/incidents/inc_declined',
  '/incidents/inc_unmet',
  '/incidents/inc_relief',
  '/incidents/inc_narrowed',
  '/incidents/inc_1/ledger',
  '/incidents/inc_1/postmortem',
  '/incidents/inc_fresh/postmortem',
  '/incidents/inc_worse/runs/run_worse',
  '/groups',
  '/groups/grp_1',
  '/report',
  '/my-rest',
  '/my-passkeys',
  '/actions',
  '/insights',
  '/ready',
  '/ready/first-steps',
  '/ready/procedure',
  '/ready/procedure/edit',
  '/ready/procedure/history',
  '/ready/oncall',
  '/ready/people',
  '/ready/catalogue',
  '/ready/plans',
  '/ready/plans/runs/run_rehearsing',
  '/ready/plans/runs/run_rehearsed',
  '/ready/customers',
  '/ready/customers/acme/2026-11',
  '/ready/changes',
  '/ready/drills',
  '/ready/rehearse',
  '/ready/drills/drill_1',
  '/ready/game-days',
  '/ready/game-days/gd_planned',
  '/ready/game-days/gd_running',
  '/ready/game-days/gd_ended',
  '/drill/gd_running/now',
  '/ready/status',
  '/ready/outbox',
  '/ready/settings',
  '/ready/accounts',
  '/ready/audit',
  '/sign-in',
  '/welcome?token=x',
];

type Mood = 'full' | 'first-visit' | 'many' | 'failing' | 'viewer';

let desk: FakedDesk;
let browser: Browser;
beforeAll(async () => {
  [desk, browser] = await Promise.all([startFakedDesk(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await desk.close();
});

/** Opens each place in turn and tells what is wrong with it. */
async function faultsOf(
  places: readonly string[],
  mood: Mood,
  width: number,
  colorScheme: 'light' | 'dark',
): Promise<string[]> {
  const context = await browser.newContext({ viewport: { width, height: 844 }, colorScheme, reducedMotion: 'reduce' });
  await context.addInitScript(`localStorage.setItem('twoam-scheme', '${colorScheme}')`);
  await context.addCookies([{ name: 'fake', value: mood, url: desk.address }]);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`${page.url()} broke: ${String(error)}`));
  for (const place of places) {
    await page.goto(desk.address + place);
    await settled(page);
    const found = await pageFaults(page);
    faults.push(...found.map((fault) => `${place} ${fault}`));
  }
  await context.close();
  return faults;
}

/** The heading is there and nothing is grey any more. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.locator('[aria-label=Loading]').first().waitFor({ state: 'detached' });
}

test('a desk that is dark at night never shows light first', async () => {
  const context = await browser.newContext({ colorScheme: 'dark' });
  await context.addCookies([{ name: 'fake', value: 'full', url: desk.address }]);
  await context.addInitScript(`
    window.schemes = [];
    new MutationObserver(() => schemes.push(document.documentElement.dataset.mantineColorScheme))
      .observe(document, { subtree: true, attributeFilter: ['data-mantine-color-scheme'] });`);
  const page = await context.newPage();
  await page.goto(`${desk.address}/now`);
  await settled(page);
  expect(new Set(await page.evaluate<string[]>('window.schemes'))).toEqual(new Set(['dark']));
  await context.close();
});

describe('every page of the desk is accessible and fits', () => {
  test('full, in a wide window by day', async () => {
    expect(await faultsOf(PLACES, 'full', 1440, 'light')).toEqual([]);
  });
  test('full, on a phone by night', async () => {
    expect(await faultsOf(PLACES, 'full', 390, 'dark')).toEqual([]);
  });
  test('a postmortem at any length', async () => {
    expect(await faultsOf(['/incidents/inc_vast/postmortem'], 'full', 1440, 'light')).toEqual([]);
    expect(await faultsOf(['/incidents/inc_vast/postmortem'], 'full', 390, 'dark')).toEqual([]);
  });
  test('seen by a viewer', async () => {
    expect(
      await faultsOf(
        ['/incidents/inc_1', '/groups/grp_1', '/report', '/ready/people', '/ready/settings'],
        'viewer',
        1440,
        'dark',
      ),
    ).toEqual([]);
  });
  test('on the first visit, and with two hundred incidents', async () => {
    expect(
      await faultsOf(
        ['/now', '/insights', '/ready/plans', '/ready/game-days', '/my-rest', '/my-passkeys'],
        'first-visit',
        390,
        'light',
      ),
    ).toEqual([]);
    expect(await faultsOf(['/now', '/insights'], 'many', 390, 'dark')).toEqual([]);
  });
});

test('while the database is away each page says so, what to do next, and offers to load again', async () => {
  const context = await browser.newContext();
  await context.addCookies([{ name: 'fake', value: 'failing', url: desk.address }]);
  const page = await context.newPage();
  for (const place of [
    '/now',
    '/my-rest',
    '/my-passkeys',
    '/incidents/inc_1/postmortem',
    '/insights',
    '/ready/people',
    '/ready/plans',
    '/ready/outbox',
  ]) {
    await page.goto(desk.address + place);
    await page.getByRole('alert').getByText('Try again in a few seconds.').waitFor();
    await page.getByRole('button', { name: 'Load this again' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
  }
  await context.close();
});

/** What can be changed, place by place. */
const CHANGES: readonly [place: string, actions: readonly string[]][] = [
  ['/groups/grp_1', ['Declare an incident', 'Join an incident', 'Dismiss this group']],
  ['/report', ['Raise my hand']],
  ['/ready/first-steps', ['Play the long night', 'Keep the sample company', 'Start with an empty desk']],
  ['/incidents/inc_1/postmortem', ['Hand in for review']],
  ['/ready/oncall', ['Add an override', 'Change the rotation', 'Remove this override', 'Add a rotation']],
  ['/ready/people', ['Add a person', 'Change Dana Levi', 'Erase Dana Levi', 'Send a test page to Dana Levi']],
  ['/ready/changes', ['Record a change']],
  ['/ready/plans', ['Rehearse access-control', 'Rehearse billing']],
  ['/ready/drills', ['Play the long night']],
  ['/ready/game-days', ['Plan a game day']],
  ['/ready/game-days/gd_running', ['Pause it', 'End the game day', 'Bring this report']],
];

test('a viewer sees each action disabled and who can do it', async () => {
  const context = await browser.newContext();
  await context.addCookies([{ name: 'fake', value: 'viewer', url: desk.address }]);
  const page = await context.newPage();
  await page.goto(`${desk.address}/incidents/inc_1`);
  const duty = page.getByRole('article').getByRole('button').first();
  await page.getByRole('note').getByText('A responder or an administrator can do this.').waitFor();
  expect(await duty.isDisabled()).toBe(true);
  for (const [place, actions] of CHANGES) {
    await page.goto(desk.address + place);
    await settled(page);
    for (const name of actions) {
      const action = page.getByRole('main').getByRole('button', { name, exact: true }).first();
      expect([name, await action.isDisabled(), await action.getAttribute('title')]).toEqual([
        name,
        true,
        expect.stringMatching(/can do this\.$/),
      ]);
    }
  }
  await context.close();
});

test('words typed without a connection are kept, and the page says that it is alone', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${desk.address}/incidents/inc_1`);
  const message = page.getByLabel('Message', { exact: true });
  await message.waitFor();
  await context.setOffline(true);
  await message.fill('Is the revert through?');
  await page.getByRole('button', { name: 'Send message' }).click();
  await page.getByRole('alert').getByText('The desk cannot be reached right now.').waitFor();
  expect(await message.inputValue()).toBe('Is the revert through?');
  await context.setOffline(false);
  await page.reload();
  await message.waitFor();
  expect(await message.inputValue()).toBe('Is the revert through?');
  await context.close();
});

test('a room opens its palette, menu and keys accessibly, and gives the focus back', async () => {
  const page = await browser.newPage();
  await page.goto(`${desk.address}/incidents/inc_1`);
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Page a role' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys that work here' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Find anything' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect
    .poll(() => page.evaluate('document.activeElement === document.body ? null : document.activeElement?.textContent'))
    .toBe('Actions');
  await page.close();
});

/** Presses in order, place by place: forms that are opened and put away, and buttons whose work is done. */
const PRESSES: readonly [place: string, names: readonly string[]][] = [
  ['/incidents/inc_handing-over', ['Keep on, with a reason', 'Not now', 'Withdraw the handover']],
  ['/incidents/inc_relief', ['Choose somebody', 'Not now', 'Keep on, with a reason', 'Not now']],
  ['/incidents/inc_narrowed', ['Lift it, with a reason', 'Not now']],
  ['/incidents/inc_take-over', ['I cannot take over now']],
  ['/incidents/inc_resting', ['I watch', 'Resume work now', 'Not now']],
  [
    '/incidents/inc_1/postmortem',
    [
      'History of Summary',
      'Close',
      'Change',
      'Not now',
      'Hand in for review',
      'Share the postmortem',
      'Not now',
      'I agree with it',
      'Take it elsewhere',
      'Look at what would be public',
    ],
  ],
];

/** Counts for how many frames in a row the focus was nowhere, once it had been somewhere. */
const WATCH_FOCUS = `
  let lost = 0;
  let began = false;
  window.longestLoss = 0;
  const look = () => {
    const isNowhere = document.body !== null && document.activeElement === document.body;
    began ||= document.activeElement?.tagName === 'BUTTON';
    lost = began && isNowhere ? lost + 1 : 0;
    window.longestLoss = Math.max(window.longestLoss, lost);
    requestAnimationFrame(look);
  };
  look();`;
const FRAMES = `new Promise((done) => {
  let left = 40;
  const next = () => (left-- > 0 ? requestAnimationFrame(next) : done());
  next();
})`;

test('by keyboard alone nothing that is pressed loses the focus', async () => {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  await context.addInitScript(WATCH_FOCUS);
  const page = await context.newPage();
  for (const [place, names] of PRESSES) {
    await page.goto(desk.address + place);
    await settled(page);
    for (const name of names) {
      await page.getByRole('button', { name }).first().press('Enter');
      await page.evaluate(FRAMES);
      expect([place, name, await page.evaluate<number>('window.longestLoss')]).toEqual([
        place,
        name,
        expect.toSatisfy(isShort),
      ]);
    }
  }
  await context.close();
});

/** What takes its place may come a few frames later. */
const isShort = (frames: number): boolean => frames < 20;
