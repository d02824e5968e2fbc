import { Pool } from 'pg';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import type { Audit } from '#app/ports/audit.ts';
import type { People, PersonRow } from '#app/ports/people.ts';
import { HOUR_MS, type Instant } from '#core/shared/instant.ts';
import { freshDatabase } from '#testing/database.ts';
import { accountRoutes } from '../auth/account-routes.ts';
import { createAuth, type DeskAuth } from '../auth/create-auth.ts';
import type { HttpOptions } from '../http-options.ts';
import { fakeDesk } from './fake-desk.ts';

export const PASSWORD = 'right horse battery';
export const OTHER_PASSWORD = 'another long sentence';
export const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' };

export interface AuthDesk {
  app: FastifyInstance;
  login: DeskAuth;
  pool: Pool;
  people: PersonRow[];
  /** What owners of accounts were told. */
  mails: { to: string; subject: string; body: string }[];
  audit: Parameters<Audit['write']>[0][];
  /** Moves the desk's clock on. */
  pass(ms: number): void;
  now(): Instant;
  /** What a browser with this cookie sends. */
  call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, from?: Visitor): Promise<LightMyRequestResponse>;
  /** Opens a link and sets a password; answers the cookie. */
  welcome(link: string, body?: object): Promise<string>;
  /** The first administrator's cookie. */
  firstAdministrator(): Promise<string>;
  /** Invites somebody and lets them in; answers the account's id and cookie. */
  invite(
    admin: string,
    body: { name: string; email: string; role: string; mayPublish?: boolean },
  ): Promise<{ id: string; cookie: string }>;
  close(): Promise<void>;
}

export interface Visitor {
  cookie?: string;
  token?: string;
  body?: object;
}

/** The HTTP server with real login on a database of its own. */
export async function authDesk(
  given: Partial<HttpOptions> | ((login: DeskAuth) => Partial<HttpOptions>) = {},
  publicUrl = 'http://desk.example',
): Promise<AuthDesk> {
  const database = await freshDatabase();
  const pool = new Pool({ connectionString: database.url, max: 5 });
  // Dropping the database cuts connections that are still saying goodbye.
  pool.on('connect', (client) => client.on('error', () => {}));
  pool.on('error', () => {});
  // Sessions are timed by better-auth on the machine's clock; links and tokens on the desk's.
  let offset = 0;
  let id = 0;
  const clock = { now: () => Date.now() + offset, realMsUntil: () => 0 };
  const people: PersonRow[] = [];
  const mails: AuthDesk['mails'] = [];
  const login = createAuth({
    pool,
    clock,
    secret: 'a secret of at least thirty-two characters for tests',
    publicUrl: () => publicUrl,
    people: peopleOf(people),
    ids: { next: (prefix) => `${prefix}_${(id += 1)}` },
    tell: async ({ email }, { subject, body }) => mails.push({ to: email, subject, body }) > 0,
  });
  const options = {
    auth: login.auth,
    publicUrl: () => publicUrl,
    clock,
    rateLimits: { signIn: 1000, signInPerAccount: 1000 },
  };
  const desk = await fakeDesk({
    ...options,
    routes: accountRoutes(login.accounts),
    ...(typeof given === 'function' ? given(login) : given),
  });
  const call: AuthDesk['call'] = (method, url, { cookie, token, body } = {}) =>
    desk.app.inject({
      method,
      url,
      headers: {
        ...(token === undefined ? SAME_ORIGIN : { authorization: `Bearer ${token}` }),
        ...(cookie !== undefined && { cookie }),
      },
      ...(body !== undefined && { payload: body }),
    });
  const welcome: AuthDesk['welcome'] = async (link, body = {}) => {
    const answer = await call('POST', '/api/v1/welcome', {
      body: { token: tokenOf(link), password: PASSWORD, ...body },
    });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return cookieOf(answer);
  };
  return {
    app: desk.app,
    login,
    pool,
    people,
    mails,
    audit: desk.audit,
    pass: (ms) => {
      offset += ms;
    },
    now: clock.now,
    call,
    welcome,
    firstAdministrator: async () => {
      const { url } = await login.createLoginLink();
      return welcome(url, { name: 'Ada First', email: 'Ada@Example.com' });
    },
    invite: async (admin, body) => {
      const answer = await call('POST', '/api/v1/accounts', { cookie: admin, body });
      const { id: accountId, link } = answer.json<{ id: string; link: string }>();
      return { id: accountId, cookie: await welcome(link) };
    },
    close: async () => {
      await desk.app.close();
      await pool.end();
      await database.drop();
    },
  };
}

/**
 * Starts two requests and lets both get as far as what `lock` holds, before either goes on: a race that happens every
 * time. Answers how they ended.
 */
export async function race<T>(pool: Pool, lock: string, start: () => Promise<T>[]): Promise<PromiseSettledResult<T>[]> {
  const holder = await pool.connect();
  try {
    await holder.query('begin');
    await holder.query(lock);
    const racing = Promise.allSettled(start());
    // Not on the holder's connection: a transaction sees the activity of one moment only.
    await expect.poll(() => waitingFor(pool), { timeout: 10_000 }).toBe(2);
    await holder.query('rollback');
    return await racing;
  } finally {
    holder.release(true);
  }
}

/** How many requests wait for what another transaction holds. */
export async function waitingFor(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows[0]?.count ?? 0;
}

/** The one-time token in a link. */
export function tokenOf(link: string): string {
  return new URL(link).searchParams.get('token') ?? '';
}

/** The session cookie an answer sets, as a browser sends it back. */
export function cookieOf(answer: LightMyRequestResponse): string {
  const lines = [answer.headers['set-cookie'] ?? []].flat();
  const line = lines.find((candidate) => candidate.includes('session_token='));
  return line?.split(';', 1)[0] ?? '';
}

/** Longer than a link for the first administrator lives. */
export const TOO_LONG = HOUR_MS + 1;

function peopleOf(rows: PersonRow[]): Pick<People, 'get' | 'list' | 'create'> {
  return {
    get: async (id) => rows.find((row) => row.id === id) ?? null,
    list: async () => rows,
    create: async (person) => void rows.push({ ...person, label: `responder ${rows.length + 1}`, erasedAt: null }),
  };
}
