import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REVERT_ROOMS } from '../src/web/testing/sample-reverts.ts';
import { launchBrowser } from './browser.ts';
import { startFakedDesk, type FakedDesk } from './faked-desk.ts';
import { pageFaults } from './page-faults.ts';

const ROOMS = Object.keys(REVERT_ROOMS);

let desk: FakedDesk;
let browser: Browser;
beforeAll(async () => {
  [desk, browser] = await Promise.all([startFakedDesk(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await desk.close();
});

async function pageAs(mood: 'full' | 'viewer', width: number, colorScheme: 'light' | 'dark'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 844 }, colorScheme, reducedMotion: 'reduce' });
  await context.addInitScript(`localStorage.setItem('twoam-scheme', '${colorScheme}')`);
  await context.addCookies([{ name: 'fake', value: mood, url: desk.address }]);
  return context.newPage();
}

async function open(page: Page, room: string): Promise<void> {
  await page.goto(`${desk.address}/incidents/${room}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.locator('[aria-label=Loading]').first().waitFor({ state: 'detached' });
}

const next = (page: Page): Locator => page.getByRole('region', { name: 'Next', exact: true });

describe.each([
  [1440, 'light'],
  [390, 'dark'],
] as const)('a revert is accessible and fits, %i px wide and %s', (width, scheme) => {
  test.each(ROOMS)('%s', async (room) => {
    const page = await pageAs('full', width, scheme);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(`it broke: ${String(error)}`));
    await open(page, room);
    faults.push(...(await pageFaults(page)));
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

/** What a person can press, and what the form says before anything is done. */
const FORMS: readonly [room: string, button: string, says: readonly string[]][] = [
  ['inc_running', 'Tick this step off', ['The next step begins at once: “Roll access-control back to v1.4.0”.']],
  ['inc_running', 'I could not do it', ['The steps stop here, and people say how it goes on. Nothing is undone.']],
  [
    'inc_printing',
    'Cancel the revert',
    ['Done, and stays so: “Redeploy gateway v1.9.2”.', 'it is asked to stop, and may be done all the same.'],
  ],
  ['inc_unknown', 'Say what became of this step', ['Its answer was lost. Look where it would have run first.']],
];

test('each form of a run says what will happen before anything does, on a phone too', async () => {
  const page = await pageAs('full', 390, 'light');
  for (const [room, button, says] of FORMS) {
    await open(page, room);
    await next(page).getByRole('button', { name: button }).click();
    for (const words of says) await next(page).getByRole('form').getByText(words).waitFor();
    expect(await pageFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await next(page).getByRole('form').waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement === document.body')).toBe(false);
  }
  await page.context().close();
});

test('each verdict on a step whose answer was lost says its own consequence', async () => {
  const page = await pageAs('full', 1440, 'dark');
  await open(page, 'inc_unknown');
  await next(page).getByRole('button', { name: 'Say what became of this step' }).click();
  const form = next(page).getByRole('form');
  for (const [verdict, consequence] of [
    ['It ran', 'The next step begins at once: “Permissions answer for a known customer”.'],
    ['Run it again', 'If it did run before, it is done twice.'],
    ['It did not run, and shall not', 'The revert ends here as failed. The step after it is not done.'],
  ] as const) {
    await form.getByRole('radio', { name: verdict, exact: true }).check({ force: true });
    await form.getByText(consequence).waitFor();
  }
  await page.context().close();
});

test('what a step prints is followed to its end, until somebody scrolls back', async () => {
  const page = await pageAs('full', 390, 'dark');
  await open(page, 'inc_printing');
  await next(page).getByText('What it printed').click();
  const output = page.getByRole('group', { name: /^What “Roll access-control/ });
  const left = (): Promise<number> =>
    output.evaluate<number, { scrollHeight: number; scrollTop: number; clientHeight: number }>(
      ({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight,
    );
  await expect.poll(left).toBeLessThan(2);
  expect(await pageFaults(page)).toEqual([]);
  await page.context().close();
});

test('the end of a revert is said loudly, with what can be tried next', async () => {
  const page = await pageAs('full', 1440, 'light');
  await open(page, 'inc_worse');
  await next(page)
    .getByRole('heading', { name: /made it worse$/ })
    .waitFor();
  for (const name of ['Add another suspect', 'Fix forward', 'Fail over'])
    await next(page).getByRole('button', { name, exact: true }).waitFor();
  await next(page).getByRole('button', { name: 'Fail over' }).click();
  await page
    .getByRole('form', { name: 'Start a mitigation' })
    .getByRole('button', { name: 'Start the failover' })
    .waitFor();
  await open(page, 'inc_worked');
  await next(page)
    .getByRole('heading', { name: /worked$/ })
    .waitFor();
  await open(page, 'inc_not-reversible');
  await next(page).getByText('Switch the flag “rbac-for-all” off.').waitFor();
  expect(
    await next(page)
      .getByRole('button', { name: /^Revert/ })
      .count(),
  ).toBe(0);
  await page.context().close();
});

test('a viewer can press nothing of a revert, and reads who can', async () => {
  const page = await pageAs('viewer', 1440, 'light');
  const pressable: string[] = [];
  for (const room of ROOMS) {
    await open(page, room);
    await next(page).getByRole('note').getByText('A responder or an administrator can do this.').waitFor();
    for (const button of await next(page).getByRole('button').all())
      if (!(await button.isDisabled())) pressable.push(`${room}: ${await button.innerText()}`);
  }
  expect(pressable).toEqual([]);
  await open(page, 'inc_again');
  await page.keyboard.press('r');
  await page.getByText('Your account may look but not change this.').waitFor({ state: 'attached' });
  expect(await page.getByRole('form', { name: /^Revert/ }).count()).toBe(0);
  await page.context().close();
});
