import type { IncomingHttpHeaders } from 'node:http';
import { APIError } from 'better-auth';
import type { Pool } from 'pg';
import type { Caller } from '#app/caller.ts';
import { Refused } from '#app/refused.ts';
import { passwordNotice } from '#core/account/account-notices.ts';
import { acceptLink, viewLink } from './accept-link.ts';
import { makeAccountLink } from './account-link.ts';
import type { AccountOptions } from './accounts.ts';
import { resolveToken } from './api-tokens.ts';
import type { Auth, SignInResult } from './auth.ts';
import { accountOf } from './account-of.ts';
import { changePassword } from './change-password.ts';
import { createLogin, type Login } from './login.ts';
import { createLoginLink, nobodyCanSignIn } from './login-link.ts';
import type { OneTimeLink } from './one-time-links.ts';
import { isFreshSignIn } from './proof/fresh-sign-in.ts';
import { mustBePassword, passwordHashOf } from './proof/password-of.ts';
import { renewSession } from './proof/renew-session.ts';
import { rightsOf } from './rights-of.ts';
import { authDatabase, type AuthDatabase } from './tables.ts';

export interface CreateAuthOptions extends Omit<AccountOptions, 'db'> {
  /** Connections to the desk's database, from outside; never closed here. */
  pool: Pool;
  /** At least 32 random characters, the same in every process of a desk: signs session cookies. */
  secret: string;
}

export interface DeskAuth {
  auth: Auth;
  /** What the account routes work on. */
  accounts: AccountOptions;
  /** Opens a session for an account that has proven who it is without a password. */
  signInAs(accountId: string): Promise<SignInResult>;
  /** Lets a session go on as one that was just opened, under another cookie. */
  renew(sessionId: string): Promise<SignInResult>;
  /** See login-link.ts, which needs no server. */
  createLoginLink(email?: string): Promise<OneTimeLink>;
  /** Whether nobody has set a password yet, so that the start should print a link. */
  nobodyCanSignIn(): Promise<boolean>;
}

/** Login on the desk's own tables in schema `twoam`. */
export function createAuth(options: CreateAuthOptions): DeskAuth {
  const db = authDatabase(options.pool);
  const accounts: AccountOptions = { ...options, db };
  // The cookie's name and its Secure flag follow the address the desk was started with.
  const login = createLogin({ db, secret: options.secret, publicUrl: options.publicUrl() });
  return {
    auth: authOf(login, accounts),
    accounts,
    signInAs: async (accountId) => {
      const opened = { body: { accountId }, headers: new Headers(), returnHeaders: true } as const;
      return readSession(login, (await login.api.openSession(opened)).headers);
    },
    renew: (sessionId) => renew(login, accounts, sessionId),
    createLoginLink: (email) => createLoginLink(accounts, email),
    nobodyCanSignIn: () => nobodyCanSignIn(db),
  };
}

function authOf(login: Login, accounts: AccountOptions): Auth {
  const signIn = (input: { email: string; password: string }) => signInByPassword(login, input);
  return {
    resolve: (headers) => resolve(login, accounts, headers),
    signIn,
    signOut: (headers) => signOut(login, headers),
    lookAtLink: (token) => viewLink(accounts, token),
    acceptLink: async (input) => {
      const { hash } = (await login.$context).password;
      const { email, changed } = await acceptLink(accounts, { hash }, input);
      if (changed !== null) await accounts.tell(changed, passwordNotice(accounts.publicUrl()));
      return signIn({ email, password: input.password }).catch((error: unknown) => {
        // Only a link that was used before can meet another password here.
        throw error instanceof Refused ? new Refused('link-used-up') : error;
      });
    },
    changePassword: async (signedIn, input) => {
      const ended = await changePassword(accounts, (await login.$context).password, signedIn, input);
      await accounts.tell(signedIn.caller, passwordNotice(accounts.publicUrl()));
      return ended;
    },
    isFresh: ({ sessionId }) => isFreshSignIn(accounts, sessionId),
    hasPassword: async (signedIn) => (await passwordHashOf(accounts.db, accountOf(signedIn, 'password'))) !== null,
    provePassword: async (signedIn, password) => {
      const check = (await login.$context).password;
      await mustBePassword(accounts.db, check, accountOf(signedIn, 'password'), password);
      return renew(login, accounts, signedIn.sessionId);
    },
    makeAccountLink: (by, accountId, goesToo) => makeAccountLink(accounts, by, accountId, goesToo),
    administratorNames: () => administratorNames(accounts.db),
  };
}

async function renew(login: Login, accounts: AccountOptions, sessionId: string): Promise<SignInResult> {
  const body = { token: await renewSession(accounts, sessionId) };
  return readSession(login, (await login.api.goOn({ body, headers: new Headers(), returnHeaders: true })).headers);
}

async function resolve(
  login: Login,
  accounts: AccountOptions,
  headers: IncomingHttpHeaders,
): Promise<SignInResult | null> {
  const [, bearer] = /^bearer\s+(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  if (bearer !== undefined) {
    const signedIn = await resolveToken(accounts, bearer);
    return signedIn && { signedIn, setCookies: [] };
  }
  const cookies = cookieHeader(headers);
  if (cookies === null) return null;
  const { response, headers: answered } = await login.api.getSession({ headers: cookies, returnHeaders: true });
  if (response === null) return null;
  return signedInAs(response.user, response.session.id, answered.getSetCookie());
}

async function signInByPassword(login: Login, body: { email: string; password: string }): Promise<SignInResult> {
  try {
    const { headers } = await login.api.signInEmail({ body, headers: new Headers(), returnHeaders: true });
    return await readSession(login, headers);
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) throw new Refused('bad-credentials');
    throw error;
  }
}

/** The session that an answer has just opened. */
async function readSession(login: Login, headers: Headers): Promise<SignInResult> {
  const cookie = headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ');
  const session = await login.api.getSession({ headers: new Headers({ cookie }) });
  if (session === null) throw new Refused('bad-credentials');
  return signedInAs(session.user, session.session.id, headers.getSetCookie());
}

async function signOut(
  login: Login,
  headers: IncomingHttpHeaders,
): Promise<{ sessionId: string | null; setCookies: string[] }> {
  const cookies = cookieHeader(headers);
  if (cookies === null) return { sessionId: null, setCookies: [] };
  const session = await login.api.getSession({ headers: cookies });
  const { headers: answered } = await login.api.signOut({ headers: cookies, returnHeaders: true });
  return { sessionId: session?.session.id ?? null, setCookies: answered.getSetCookie() };
}

function cookieHeader(headers: IncomingHttpHeaders): Headers | null {
  return headers.cookie === undefined ? null : new Headers({ cookie: headers.cookie });
}

type SessionUser = NonNullable<Awaited<ReturnType<Login['api']['getSession']>>>['user'];

function signedInAs(user: SessionUser, sessionId: string, setCookies: string[]): SignInResult {
  const role = user.role as Caller['role'];
  const personId = user.personId ?? null;
  const caller: Caller = {
    actor: { kind: 'person', id: personId ?? user.id },
    accountId: user.id,
    personId,
    name: user.name,
    email: user.email,
    role,
    rights: rightsOf(role, user.mayPublish),
  };
  return { signedIn: { caller, by: 'cookie', sessionId }, setCookies };
}

async function administratorNames(db: AuthDatabase): Promise<string[]> {
  const rows = await db
    .selectFrom('twoam.accounts')
    .select('name')
    .where('role', '=', 'admin')
    .orderBy('created_at')
    .limit(3)
    .execute();
  return rows.map(({ name }) => name);
}
