import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { putIdentityProvider } from '#contract/single-sign-on.ts';
import { identityProvider, type IdentityProviderServer } from '#testing/identity-provider.ts';
import { launchBrowser } from './browser.ts';
import { dataFolder, startDeskProcess, type DeskProcess } from './desk-process.ts';

let browser: Browser;
let data: Awaited<ReturnType<typeof dataFolder>>;
let desk: DeskProcess;
let idp: IdentityProviderServer;

beforeAll(async () => {
  data = await dataFolder();
  [browser, desk] = await Promise.all([launchBrowser(), startDeskProcess(data.dir)]);
  idp = await identityProvider([`${desk.url}/sso/callback`]);
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
  await idp?.close();
  await data?.remove();
});

test('somebody of the company signs in with one press, and whoever is not let in is told so', async () => {
  const { issuer, clientId, clientSecret } = idp;
  const provider = { issuer, clientId, label: 'your Acme account', domains: ['example.com'], allowPrivate: true };
  await desk.call(putIdentityProvider, { body: { provider, secret: clientSecret } });
  const stranger = await browser.newPage();
  idp.visitor = { sub: 'u-9', email: 'noor@elsewhere.test', email_verified: true, name: 'Noor' };
  await stranger.goto(`${desk.url}/sign-in`);
  await stranger.getByRole('link', { name: 'Sign in with your Acme account' }).click();
  await stranger.getByRole('heading', { name: 'You have no account on this desk.' }).waitFor();
  await stranger.context().close();

  const page = await browser.newPage();
  idp.visitor = { sub: 'u-1', email: 'eve@example.com', email_verified: true, name: 'Eve Visitor' };
  await page.goto(`${desk.url}/sign-in?then=%2Fincidents`);
  await page.getByRole('link', { name: 'Sign in with your Acme account' }).click();
  await page.getByRole('heading', { level: 1, name: 'Incidents' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/incidents');
  expect(
    await page
      .context()
      .cookies()
      .then((all) => all.map(({ name }) => name)),
  ).not.toContain('twoam.sso');
  await page.context().close();
});
