import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAccount } from '#contract/accounts.ts';
import { ROUTES } from '#contract/routes.ts';
import { ADMIN } from './accounts.ts';
import type { DeskProcess } from './desk-process.ts';
import { GroupPage } from './pages/group-page.ts';
import { NowPage } from './pages/now-page.ts';
import { SignInPage, WelcomePage } from './pages/welcome-page.ts';
import { setStage, type Stage } from './stage.ts';

const run = promisify(execFile);
const VIEWER = { name: 'Vera Viewer', email: 'vera@lamplight.example', password: 'long enough to look on' };

let stage: Stage;
let desk: DeskProcess;
let browser: Browser;

beforeAll(async () => {
  ({ desk, browser } = stage = await setStage());
});
afterAll(() => stage.clear());

test('the first visit: the one-time link, the copied alert whose group appears by itself, and declaring from it', async () => {
  const page = await (await browser.newContext()).newPage();
  await new WelcomePage(page).enter(desk.loginLink ?? '', ADMIN);
  const now = new NowPage(page, desk.url);
  await run('sh', ['-c', await now.alertCommand()]);
  await now.waitingGroup(/checkout answers slowly/).waitFor({ timeout: 5000 });
  await now.waitingGroup(/checkout answers slowly/).click();
  await new GroupPage(page, desk.url).declare();
  expect(page.url()).toContain('/incidents/');
  await page.context().close();
});

test('a one-time link that was used up opens nothing', async () => {
  const token = new URL(desk.loginLink ?? '').searchParams.get('token');
  const body = JSON.stringify({ token, ...ADMIN, password: 'of somebody who found the link' });
  const answer = await fetch(`${desk.url}/api/v1/welcome`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  });
  expect(answer.status).toBe(403);
});

test('a viewer signs in and looks, and is refused each change of the API', async () => {
  const { link } = await desk.call(createAccount, { body: { name: VIEWER.name, email: VIEWER.email, role: 'viewer' } });
  const token = new URL(link).searchParams.get('token');
  const accepted = await fetch(`${desk.url}/api/v1/welcome`, {
    method: 'POST',
    body: JSON.stringify({ token, password: VIEWER.password }),
    headers: { 'content-type': 'application/json' },
  });
  expect(accepted.status).toBe(200);
  const context = await browser.newContext();
  await new SignInPage(await context.newPage()).signIn(desk.url, VIEWER);
  const changing = ROUTES.filter((route) => route.needs !== 'view' && route.needs !== 'public');
  expect(changing.length).toBeGreaterThan(30);
  for (const route of changing) {
    const answer = await context.request.fetch(desk.url + route.path.replaceAll(/:\w+/g, 'any'), {
      method: route.method,
      headers: { origin: desk.url },
      ...(route.method === 'GET' ? {} : { data: {} }),
    });
    expect([route.name, answer.status()]).toEqual([route.name, 403]);
  }
  await context.close();
});

test('whoever is signed in changes their own password, and signs in with it from then on', async () => {
  const password = 'quite another long sentence';
  const context = await browser.newContext();
  const page = await context.newPage();
  const door = new SignInPage(page);
  await door.signIn(desk.url, VIEWER);
  await page.getByRole('button', { name: 'You', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Change your password' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change your password' });
  await dialog.getByLabel('The password you have now', { exact: true }).fill('a wrong guess');
  await dialog.getByLabel('The new password', { exact: true }).fill(password);
  await dialog.getByRole('button', { name: 'Change it' }).click();
  await dialog.getByText('This is not the password you have now.').waitFor();
  await dialog.getByLabel('The password you have now', { exact: true }).fill(VIEWER.password);
  await page.keyboard.press('Enter');
  await dialog.getByText('Your password is changed.').waitFor();
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await context.clearCookies();
  await door.signIn(desk.url, { ...VIEWER, password });
  await context.close();
});
