import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { startFakedDesk, type FakedDesk } from './faked-desk.ts';
import { axeFaults, layoutFaults } from './page-faults.ts';

let desk: FakedDesk;
let browser: Browser;
beforeAll(async () => {
  [desk, browser] = await Promise.all([startFakedDesk(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await desk.close();
});

async function open(place: string, mood: string, width = 1440): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  await context.addCookies([{ name: 'fake', value: mood, url: desk.address }]);
  const page = await context.newPage();
  await page.goto(desk.address + place);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.locator('[aria-label=Loading]').first().waitFor({ state: 'detached' });
  return page;
}

describe('customers and what was promised to them', () => {
  test('in the room the late promise is on top and red, kept ones stand quietly below', async () => {
    const page = await open('/incidents/inc_1', 'full');
    const customers = page.getByRole('list', { name: 'Customers with their clocks' }).locator('> li');
    const acme = customers.first();
    expect(await acme.textContent()).toContain('Acme');
    expect(await acme.getByRole('list', { name: 'Promised' }).locator('li').first().textContent()).toContain(
      'Next words',
    );
    expect(await acme.locator('time[data-late]').count()).toBe(1);
    expect(await acme.textContent()).toContain('First response in time');
    expect(await customers.last().textContent()).toContain('nothing promised');
    await page.context().close();
  });

  test('200 hurt customers are folded to the most urgent, and all are a press away', async () => {
    const page = await open('/incidents/inc_1', 'many', 390);
    await page.getByRole('button', { name: /^Now/ }).first().click();
    const customers = page.getByRole('list', { name: 'Customers with their clocks' }).locator('> li');
    expect(await customers.count()).toBe(6);
    await page.getByRole('button', { name: 'Show 194 more customers' }).click();
    expect(await customers.count()).toBe(200);
    expect(await layoutFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show the most urgent only' }).click();
    expect(await customers.count()).toBe(6);
    await page.context().close();
  });

  test('a month leads to the customer’s report, with what was missed and the words that were sent', async () => {
    const page = await open('/ready/customers', 'full');
    await page.getByRole('link', { name: 'Acme' }).click();
    await page.getByRole('heading', { name: 'Acme', level: 1 }).waitFor();
    expect(
      await page
        .getByText(/99\.791\s%/)
        .first()
        .isVisible(),
    ).toBe(true);
    expect(await page.getByRole('table', { name: 'Missed' }).textContent()).toContain('8 min');
    await page.getByRole('button', { name: 'October 2026' }).click();
    await page.getByText('October 2026. The desk never sends this by itself.').waitFor();
    expect(page.url()).toContain('/ready/customers/acme/2026-10');
    expect(await axeFaults(page)).toEqual([]);
    await page.context().close();
  });

  test('who was told can be saved for a spreadsheet', async () => {
    const page = await open('/incidents/inc_1', 'full');
    await page.getByRole('link', { name: 'See who was told' }).click();
    await page.getByRole('heading', { name: 'Who was told', level: 1 }).waitFor();
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Save it for a spreadsheet' }).click();
    expect((await saved).suggestedFilename()).toMatch(/^ledger-\d+\.csv$/);
    expect(await axeFaults(page)).toEqual([]);
    await page.context().close();
  });
});
