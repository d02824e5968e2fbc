import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { IdentityProvider } from '#contract/single-sign-on.ts';
import { identityProvider, type IdentityProviderServer, type KnownPerson } from '#testing/identity-provider.ts';
import { realAsk } from '#testing/real-ask.ts';
import { authDesk, cookieOf, type AuthDesk } from '../../testing/auth-desk.ts';
import { singleSignOn } from './single-sign-on.ts';

const BACK = 'http://desk.example/sso/callback';
const EVE: KnownPerson = { sub: 'u-eve', email: 'eve@example.com', email_verified: true, name: 'Eve Visitor' };

let idp: IdentityProviderServer;
let desk: AuthDesk;
let set: { provider: IdentityProvider; secret: string | null } | null;
let standard: NonNullable<typeof set>;
let admin: string;

beforeAll(async () => {
  idp = await identityProvider([BACK]);
  standard = {
    provider: {
      issuer: idp.issuer,
      clientId: idp.clientId,
      label: 'your Acme account',
      domains: ['example.com'],
      newRole: 'responder',
      allowPrivate: true,
    },
    secret: idp.clientSecret,
  };
  desk = await authDesk((login) => ({
    singleSignOn: singleSignOn({
      accounts: login.accounts,
      secret: 'a secret of at least thirty-two characters for tests',
      ask: realAsk,
      provider: async () => set,
      signInAs: (accountId) => login.signInAs(accountId),
    }),
  }));
  admin = await desk.firstAdministrator();
});
afterAll(async () => {
  await desk.close();
  await idp.close();
});
beforeEach(() => {
  set = standard;
  idp.visitor = EVE;
});

/** A browser between the two: keeps the provider's cookies, and stops where the provider sends it back to the desk. */
async function visitProvider(url: string): Promise<URL> {
  const jar = new Map<string, string>();
  let at = new URL(url);
  for (let hops = 0; hops < 8 && at.origin !== 'http://desk.example'; hops += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';', 1);
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    at = new URL(answer.headers.get('location') ?? '', at);
  }
  return at;
}

async function begin(then = '/'): Promise<{ url: string; cookie: string }> {
  const answer = await desk.app.inject({ url: `/sso/start?then=${encodeURIComponent(then)}` });
  expect(answer.statusCode).toBe(302);
  const [cookie = ''] = [answer.headers['set-cookie'] ?? []].flat().map((line) => line.split(';', 1)[0] ?? '');
  return { url: String(answer.headers.location), cookie };
}

function comeBack(at: URL, cookie: string): Promise<LightMyRequestResponse> {
  return desk.app.inject({ url: at.pathname + at.search, headers: { cookie } });
}

async function signInAs(visitor: KnownPerson | null, then?: string): Promise<LightMyRequestResponse> {
  idp.visitor = visitor;
  const { url, cookie } = await begin(then);
  return comeBack(await visitProvider(url), cookie);
}

async function whoIs(answer: LightMyRequestResponse): Promise<{ accountId: string; name: string; role: string }> {
  return (await desk.call('GET', '/api/v1/me', { cookie: cookieOf(answer) })).json();
}

describe('signing in by the company’s identity provider', () => {
  it('makes an account for somebody of a domain that is let in, and brings them where they wanted to go', async () => {
    const answer = await signInAs(EVE, '/incidents/inc_1');
    expect([answer.statusCode, answer.headers.location]).toEqual([302, '/incidents/inc_1']);
    expect(await whoIs(answer)).toMatchObject({ name: 'Eve Visitor', role: 'responder' });
    expect(desk.people.some(({ email }) => email === 'eve@example.com')).toBe(true);
    expect(desk.audit.at(-1)).toMatchObject({ who: 'Eve Visitor', what: 'signIn', outcome: 'done' });
  });

  it('is the same account the next time, also after the address has changed', async () => {
    const first = await whoIs(await signInAs(EVE));
    const moved = await whoIs(await signInAs({ ...EVE, email: 'eve.new@elsewhere.test' }));
    expect(moved.accountId).toBe(first.accountId);
  });

  it('is the account somebody was invited with, whatever their domain', async () => {
    const { id } = await desk.invite(admin, { name: 'Sam', email: 'sam@partner.test', role: 'viewer' });
    const sam = { sub: 'u-sam', email: 'sam@partner.test', email_verified: true, name: 'Samuel' };
    expect(await whoIs(await signInAs(sam))).toMatchObject({ accountId: id, role: 'viewer' });
  });

  it('lets nobody take over an account by an address that is not proven, or that changed hands', async () => {
    const unproven = { sub: 'u-mallory', email: 'ada@example.com', email_verified: false, name: 'Mallory' };
    const refused = await signInAs(unproven);
    expect([refused.statusCode, cookieOf(refused)]).toEqual([403, '']);
    await signInAs({ sub: 'u-lee', email: 'lee@example.com', email_verified: true, name: 'Lee' });
    const later = await signInAs({ sub: 'u-lee-2', email: 'lee@example.com', email_verified: true, name: 'Lee Too' });
    expect([later.statusCode, cookieOf(later)]).toEqual([403, '']);
    expect(later.body).toContain('belongs to another account');
  });

  it('says so on a page when somebody is not invited, or pressed cancel', async () => {
    const stranger = await signInAs({ sub: 'u-x', email: 'x@elsewhere.test', email_verified: true, name: 'X' });
    expect([stranger.statusCode, cookieOf(stranger)]).toEqual([403, '']);
    expect(stranger.body).toContain('You have no account on this desk.');
    const cancelled = await signInAs(null);
    expect([cancelled.statusCode, cookieOf(cancelled)]).toEqual([403, '']);
    expect(cancelled.body).toContain('<h1>');
  });

  it('sends nobody to another site afterwards', async () => {
    for (const then of [
      'https://evil.test/',
      '//evil.test',
      '/\\evil.test',
      'javascript:alert(1)',
      '/\t/evil.test',
      '/.//evil.test',
      '/now/..//evil.test',
      '/%2e//evil.test',
    ])
      expect((await signInAs(EVE, then)).headers.location).toBe('/');
  });
});

describe('what comes back is refused', () => {
  it('in a browser that did not begin it, with the cookie of another sign-in, or too late', async () => {
    const { url, cookie } = await begin();
    const back = await visitProvider(url);
    const other = await begin();
    expect((await comeBack(back, '')).statusCode).toBe(403);
    expect((await comeBack(back, 'twoam.sso=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')).statusCode).toBe(
      403,
    );
    expect((await comeBack(back, other.cookie)).statusCode).toBe(403);
    desk.pass(11 * 60_000);
    expect((await comeBack(back, cookie)).statusCode).toBe(403);
  });

  it('when it comes a second time', async () => {
    const { url, cookie } = await begin();
    const back = await visitProvider(url);
    expect((await comeBack(back, cookie)).statusCode).toBe(302);
    const again = await comeBack(back, cookie);
    expect([again.statusCode, cookieOf(again)]).toEqual([403, '']);
  });

  it('when the provider was changed meanwhile', async () => {
    const { url, cookie } = await begin();
    const back = await visitProvider(url);
    set = { ...standard, provider: { ...standard.provider, issuer: 'http://127.0.0.1:1' } };
    const answer = await comeBack(back, cookie);
    expect([answer.statusCode, cookieOf(answer)]).toEqual([503, '']);
  });
});

describe('a provider that is not what it was set as', () => {
  it('is not asked at an inside address unless that is allowed', async () => {
    set = { ...standard, provider: { ...standard.provider, allowPrivate: false } };
    const answer = await desk.app.inject({ url: '/sso/start' });
    expect(answer.statusCode).toBe(503);
  });

  it('is a page with what to do when it is away, and none is set', async () => {
    set = { ...standard, provider: { ...standard.provider, issuer: 'http://127.0.0.1:1' } };
    const away = await desk.app.inject({ url: '/sso/start' });
    expect([away.statusCode, away.body.includes('sign in with email and password')]).toEqual([503, true]);
    set = null;
    expect((await desk.app.inject({ url: '/sso/start' })).statusCode).toBe(404);
  });

  it.each(FORGERIES())('is believed with a token that %s: %s', async (_, isGood, forge) => {
    const forger = await startForger(forge);
    set = { ...standard, provider: { ...standard.provider, issuer: forger.issuer } };
    const { url, cookie } = await begin();
    const asked = new URL(url);
    forger.nonce = asked.searchParams.get('nonce') ?? '';
    const back = new URL(`${BACK}?code=abc&state=${asked.searchParams.get('state')}`);
    const answer = await comeBack(back, cookie);
    await forger.close();
    expect([answer.statusCode, cookieOf(answer) !== '']).toEqual(isGood ? [302, true] : [403, false]);
  });
});

type Token = {
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
  isSigned?: boolean;
  foreignKey?: boolean;
};

function FORGERIES(): [string, boolean, (token: Token) => Token][] {
  const said = (change: Record<string, unknown>) => (token: Token) => ({
    ...token,
    claims: { ...token.claims, ...change },
  });
  return [
    ['is good', true, (token) => token],
    ['is for another client', false, said({ aud: 'another' })],
    ['is of another provider', false, said({ iss: 'https://elsewhere.test' })],
    ['has ended', false, said({ exp: Math.floor(Date.now() / 1000) - 600 })],
    ['answers another question', false, said({ nonce: 'another' })],
    ['is signed by nobody', false, (token) => ({ ...token, header: { alg: 'none' }, isSigned: false })],
    ['is signed with another key', false, (token) => ({ ...token, foreignKey: true })],
  ];
}

/** A provider whose tokens are forged in one way. */
async function startForger(forge: (token: Token) => Token) {
  const [own, foreign] = [0, 1].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }));
  if (own === undefined || foreign === undefined) throw new Error('no keys');
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const forger = {
    issuer,
    nonce: '',
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  server.on('request', (request, response) => {
    const send = (body: unknown): void =>
      void response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    if (request.url === '/.well-known/openid-configuration')
      return send({
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    if (request.url === '/jwks')
      return send({ keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'k', use: 'sig', alg: 'RS256' }] });
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: issuer, aud: 'twoam', sub: 'f-1', iat: now, exp: now + 60, nonce: forger.nonce };
    const person = { email: 'forged@example.com', email_verified: true, name: 'Forged' };
    const token = forge({ header: { alg: 'RS256', kid: 'k' }, claims: { ...claims, ...person } });
    const text = [token.header, token.claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    const key = (token.foreignKey === true ? foreign : own).privateKey;
    const signature = token.isSigned === false ? '' : createSign('RSA-SHA256').update(text).sign(key, 'base64url');
    send({ access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token: `${text}.${signature}` });
  });
  return forger;
}
