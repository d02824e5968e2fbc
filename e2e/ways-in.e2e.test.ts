import { Client } from 'pg';
import { pino } from 'pino';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinEmbeddedPostgres } from '#adapters/storage/embedded/join-embedded-postgres.ts';
import { createAccount, listAccounts } from '#contract/accounts.ts';
import { listOutbox } from '#contract/outbox.ts';
import { putSettings } from '#contract/settings.ts';
import { offersPasskeys } from '#contract/passkey.ts';
import { putIdentityProvider } from '#contract/single-sign-on.ts';
import { identityProvider, type IdentityProviderServer } from '#testing/identity-provider.ts';
import { launchBrowser } from './browser.ts';
import { axeFaults } from './page-faults.ts';
import { SignInPage, WelcomePage } from './pages/welcome-page.ts';
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

/**
 * Passkeys under the email field only once the story says so: this phone takes the first before anybody pressed. What
 * browser and phone are asked is noted.
 */
async function autofillWhenSaid(page: Page): Promise<void> {
  await page.addInitScript(`
    const can = PublicKeyCredential.isConditionalMediationAvailable.bind(PublicKeyCredential);
    PublicKeyCredential.isConditionalMediationAvailable = async () => localStorage.autofill === 'on' && can();
    const get = navigator.credentials.get.bind(navigator.credentials);
    navigator.credentials.get = (asked) => {
      localStorage.asked = asked.mediation ?? 'by a button';
      return get(asked);
    };
  `);
}

/** Everybody signed in eleven minutes ago. */
async function aWhileLater(): Promise<void> {
  const database = await joinEmbeddedPostgres({ dataDir: data.dir, log: pino({ level: 'silent' }) });
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(`update twoam.sessions set created_at = created_at - interval '11 minutes'`);
  await client.end();
  await database.leave();
}

async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'You', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

test('a phone is added as a passkey, signs its owner in without a password, and no longer once it is removed', async () => {
  const named = `http://localhost:${new URL(desk.url).port}`;
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const proof = page.getByRole('dialog', { name: 'Prove that it is you' });
  await phone(page);
  await autofillWhenSaid(page);
  await new WelcomePage(page).enter((desk.loginLink ?? '').replace(desk.url, named), ADMIN);
  await page.goto(`${named}/my-passkeys`);
  await page.getByText(`this desk’s address, ${desk.url}, is a number.`).waitFor();

  await desk.call(putSettings, { body: { publicUrl: named } });
  await expect.poll(() => desk.call(offersPasskeys, {}).then(({ place }) => place.host)).toBe('localhost');
  await aWhileLater();
  await page.reload();
  await page.getByLabel('What do you call it?').fill('My own phone');
  await page.getByRole('button', { name: 'Add this passkey' }).click();
  await proof.getByLabel('Your password').fill('not my password');
  await proof.getByRole('button', { name: 'Go on' }).click();
  await proof.getByText('This is not your password.').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await proof.getByLabel('Your password').fill(ADMIN.password);
  await proof.getByRole('button', { name: 'Go on' }).click();
  await page.getByText('My own phone is added.').waitFor();
  await expect.poll(() => page.getByLabel('What do you call it?').inputValue()).toBe('');
  await page.getByRole('list', { name: 'Passkeys' }).getByText('Never used.').waitFor();
  expect(await axeFaults(page)).toEqual([]);

  await choose(page, 'Sign out');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByRole('heading', { level: 1, name: 'Now' }).waitFor();
  expect(await page.evaluate('localStorage.asked')).toBe('by a button');

  await page.goto(`${named}/my-passkeys`);
  await page.getByRole('list', { name: 'Passkeys' }).getByText('Last used').waitFor();
  const { accounts } = await desk.call(listAccounts, {});
  expect(accounts.find(({ email }) => email === ADMIN.email)?.waysIn).toMatchObject({ password: true, passkeys: 1 });
  await aWhileLater();
  await page.getByRole('button', { name: 'Remove My own phone' }).click();
  await page.getByRole('button', { name: 'Yes, remove My own phone' }).click();
  await proof.getByRole('button', { name: 'Close' }).click();
  await page.getByText('You signed in a while ago').waitFor();
  await page.getByRole('button', { name: 'Yes, remove My own phone' }).click();
  await proof.getByRole('button', { name: 'Use a passkey' }).click();
  await page.getByText('You have no passkey yet.').waitFor();

  await choose(page, 'Sign out');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByText('This passkey is not known here').waitFor();
  await page.context().close();
}, 120_000);

test('a passkey is taken from under the email field, and its owner comes out where they wanted to go', async () => {
  const named = `http://localhost:${new URL(desk.url).port}`;
  const page = await browser.newPage();
  await phone(page);
  await autofillWhenSaid(page);
  await page.goto(`${desk.url}/sign-in?then=%2Fincidents`);
  await page.getByRole('link', { name: named }).click();
  await page.getByLabel('Email').fill(ADMIN.email);
  await page.getByLabel('Password', { exact: true }).fill(ADMIN.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Incidents' }).waitFor();
  await page.goto(`${named}/my-passkeys`);
  await page.getByRole('button', { name: 'Add this passkey' }).click();
  await page.getByText('is added.').waitFor();
  await choose(page, 'Sign out');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).waitFor();

  await page.evaluate(`localStorage.autofill = 'on'`);
  await page.goto(`${named}/sign-in?then=%2Fincidents`);
  await page.getByRole('heading', { level: 1, name: 'Incidents' }).waitFor();
  expect(await page.evaluate('localStorage.asked')).toBe('conditional');
  await page.context().close();
}, 120_000);

test('a new-password link for somebody who lost a laptop signs it out and removes their passkeys at once', async () => {
  const named = `http://localhost:${new URL(desk.url).port}`;
  const laptop = await browser.newPage();
  await phone(laptop);
  const rae = { name: 'Rae', email: 'rae@example.com', role: 'responder' as const };
  const { link } = await desk.call(createAccount, { body: rae });
  await new WelcomePage(laptop).join(link, ADMIN.password);
  await laptop.goto(`${named}/my-passkeys`);
  await laptop.getByRole('button', { name: 'Add this passkey' }).click();
  await laptop.getByText('is added.').waitFor();

  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await new SignInPage(page).signIn(named, ADMIN);
  await page.goto(`${named}/ready/accounts`);
  await page.getByRole('button', { name: 'New password link for Rae' }).click();
  const form = page.getByRole('group', { name: 'New password link for Rae' });
  await form.getByRole('checkbox', { name: 'Remove their passkey now' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await form.getByRole('button', { name: 'Make the link' }).click();
  await page.getByText('Rae was signed out in one place and lost one passkey.').waitFor();
  await page.getByText('Signs in with: password.').first().waitFor();

  await laptop.goto(`${named}/now`);
  await laptop.getByRole('button', { name: 'Sign in with a passkey' }).waitFor();
  const told = (await desk.call(listOutbox, {})).messages.find(({ subject }) => subject.includes('set your password'));
  expect(told?.body).toContain('Ada First made a link');
  await page.goto(`${named}/ready/audit`);
  await page.getByText('Remove somebody’s passkeys').waitFor();
  await Promise.all([laptop.context().close(), page.context().close()]);
}, 120_000);
