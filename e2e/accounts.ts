import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { createAccount } from '#contract/accounts.ts';
import { createPerson } from '#contract/people.ts';
import { acceptWelcome } from '#contract/session.ts';
import type { DeskProcess } from './desk-process.ts';
import { WelcomePage } from './pages/welcome-page.ts';

export const PASSWORD = 'long enough to be safe';

/** The first administrator of a desk. */
export const ADMIN = { name: 'Dana Admin', email: 'dana@lamplight.example', password: PASSWORD };

/** What a browser keeps of somebody who is signed in; contexts that open with it are theirs. */
export type Session = NonNullable<BrowserContextOptions['storageState']>;

interface Place {
  desk: DeskProcess;
  browser: Browser;
}

/** Uses the first administrator's link up without a browser. */
export async function claimDesk(desk: DeskProcess): Promise<void> {
  const token = new URL(desk.loginLink ?? '').searchParams.get('token') ?? '';
  await desk.call(acceptWelcome, { body: { token, ...ADMIN } });
}

/** The first administrator, signed in. */
export async function adminSession({ desk, browser }: Place): Promise<Session> {
  return sessionAfter(browser, (page) => new WelcomePage(page).enter(desk.loginLink ?? '', ADMIN));
}

/** What is kept of whoever came in this way. */
export async function sessionAfter(browser: Browser, enter: (page: Page) => Promise<void>): Promise<Session> {
  const context = await browser.newContext();
  await enter(await context.newPage());
  const session = await context.storageState();
  await context.close();
  return session;
}

/** A responder with an account of their own, signed in, at a window of some width. */
export async function responder(
  { desk, browser }: Place,
  name: string,
  width: number,
): Promise<{ personId: string; page: Page }> {
  const email = `${name.toLowerCase()}@acme.test`;
  const { id: personId } = await desk.call(createPerson, { body: { name, email } });
  const { link } = await desk.call(createAccount, { body: { name, email, role: 'responder', personId } });
  const page = await (await browser.newContext({ viewport: { width, height: 900 } })).newPage();
  await new WelcomePage(page).join(link, PASSWORD);
  return { personId, page };
}
