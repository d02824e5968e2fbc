import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAccounts, putSettings } from '#contract/desk.ts';
import { offersPasskeys } from '#contract/passkey.ts';
import { putIdentityProvider } from '#contract/single-sign-on.ts';
import { identityProvider, type IdentityProviderServer } from '#testing/identity-provider.ts';
import { launchBrowser } from './browser.ts';
import { axeFaults } from './page-faults.ts';
import { WelcomePage } from './pages/welcome-page.ts';
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

const ADMIN = { name: 'Ada First', email: 'ada@example.com', password: 'right horse battery' };

/** A phone that is in the browser: it keeps passkeys, and nods at once to whatever it is asked. */
async function phone(page: Page): Promise<void> {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** A browser that offers no passkeys under the email field: this phone would take the first before anybody pressed. */
async function withoutAutofill(page: Page): Promise<void> {
  await page.addInitScript('PublicKeyCredential.isConditionalMediationAvailable = async () => false');
}

async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'You', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

test('a phone is added as a passkey, signs its owner in without a password, and no longer once it is removed', async () => {
  const named = `http://localhost:${new URL(desk.url).port}`;
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await phone(page);
  await withoutAutofill(page);
  await new WelcomePage(page).enter((desk.loginLink ?? '').replace(desk.url, named), ADMIN);
  await page.goto(`${named}/my-passkeys`);
  await page.getByText(`this desk’s address, ${desk.url}, is a number.`).waitFor();

  await desk.call(putSettings, { body: { publicUrl: named } });
  await expect.poll(() => desk.call(offersPasskeys, {}).then(({ place }) => place.host)).toBe('localhost');
  await page.reload();
  await page.getByLabel('What do you call it?').fill('This phone');
  await page.getByRole('button', { name: 'Add this passkey' }).click();
  await page.getByText('This phone is added.').waitFor();
  await page.getByRole('list', { name: 'Passkeys' }).getByText('Never used.').waitFor();
  expect(await axeFaults(page)).toEqual([]);

  await choose(page, 'Sign out');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByRole('heading', { level: 1, name: 'Now' }).waitFor();

  await page.goto(`${named}/my-passkeys`);
  await page.getByRole('list', { name: 'Passkeys' }).getByText('Last used').waitFor();
  const { accounts } = await desk.call(listAccounts, {});
  expect(accounts.find(({ email }) => email === ADMIN.email)?.waysIn).toMatchObject({ password: true, passkeys: 1 });
  await page.getByRole('button', { name: 'Remove This phone' }).click();
  await page.getByRole('button', { name: 'Yes, remove This phone' }).click();
  await page.getByText('You have no passkey yet.').waitFor();

  await choose(page, 'Sign out');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByText('This passkey is not known here').waitFor();
  await page.context().close();
});
