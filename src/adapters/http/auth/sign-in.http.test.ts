import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiError } from '#contract/error.ts';
import { authDesk, cookieOf, OTHER_PASSWORD, PASSWORD, SAME_ORIGIN, type AuthDesk } from '../testing/auth-desk.ts';

const EMAIL = 'ada@example.com';

let desk: AuthDesk;
let ada: string;
beforeAll(async () => {
  desk = await authDesk();
  ada = await desk.firstAdministrator();
});
afterAll(() => desk.close());

function signIn(body: object, headers: Record<string, string> = SAME_ORIGIN) {
  return desk.app.inject({ method: 'POST', url: '/api/v1/session', headers, payload: body });
}

function codeOf(answer: { json(): unknown }): string {
  return apiError.parse(answer.json()).error.code;
}

describe('signing in', () => {
  it('answers who one is and sets a cookie that scripts and other sites cannot use', async () => {
    const answer = await signIn({ email: 'ADA@example.com', password: PASSWORD });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ name: 'Ada First', email: EMAIL, role: 'admin' });
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/^twoam\.session_token=/);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    expect(cookie).not.toMatch(/Secure/);
    const me = await desk.call('GET', '/api/v1/me', { cookie: cookieOf(answer) });
    expect(me.json()).toMatchObject({ rights: ['view', 'respond', 'publish-procedure', 'administer'] });
  });

  it('is refused in the same words for a wrong password and for an unknown address', async () => {
    const wrong = await signIn({ email: EMAIL, password: OTHER_PASSWORD });
    const unknown = await signIn({ email: 'nobody@example.com', password: PASSWORD });
    expect([wrong.statusCode, codeOf(wrong)]).toEqual([401, 'bad-credentials']);
    const said = [wrong, unknown].map((answer) => apiError.parse(answer.json()).error.message);
    expect(said[0]).toBe(said[1]);
    expect([wrong.headers['set-cookie'], unknown.headers['set-cookie']]).toEqual([undefined, undefined]);
  });

  it('never takes over a session that somebody else put into the browser', async () => {
    const planted = `twoam.session_token=${'a'.repeat(32)}.${'b'.repeat(43)}=`;
    const answer = await signIn({ email: EMAIL, password: PASSWORD }, { ...SAME_ORIGIN, cookie: planted });
    expect(cookieOf(answer)).not.toBe(planted);
    const before = await signIn({ email: EMAIL, password: PASSWORD }, { ...SAME_ORIGIN, cookie: ada });
    expect(cookieOf(before)).not.toBe(ada);
    expect((await desk.call('GET', '/api/v1/me', { cookie: planted })).statusCode).toBe(401);
  });

  it('needs the signature of the cookie, not only what the database holds', async () => {
    const { rows } = await desk.pool.query<{ token: string }>('select token from twoam.sessions limit 1');
    const forged = `twoam.session_token=${rows[0]?.token}.${'x'.repeat(43)}%3D`;
    expect((await desk.call('GET', '/api/v1/me', { cookie: forged })).statusCode).toBe(401);
  });

  it('is refused when the page of another site sends it', async () => {
    const answer = await signIn({ email: EMAIL, password: PASSWORD }, { origin: 'https://evil.example' });
    expect([answer.statusCode, codeOf(answer)]).toEqual([403, 'cross-site']);
  });

  it('keeps neither the address nor the browser of who signed in', async () => {
    const headers = { ...SAME_ORIGIN, 'user-agent': 'A telling browser', 'x-forwarded-for': '203.0.113.9' };
    await signIn({ email: EMAIL, password: PASSWORD }, headers);
    const { rows } = await desk.pool.query('select ip_address, user_agent from twoam.sessions');
    expect(JSON.stringify(rows)).not.toMatch(/telling|203\.0/);
  });

  it('is in the audit with the name, and without the password', async () => {
    desk.audit.length = 0;
    await signIn({ email: EMAIL, password: PASSWORD });
    expect(desk.audit).toMatchObject([{ what: 'signIn', who: 'Ada First', outcome: 'done' }]);
    expect(JSON.stringify(desk.audit)).not.toContain(PASSWORD);
  });
});

describe('signing out', () => {
  it('ends the session for whoever else holds the cookie', async () => {
    const cookie = cookieOf(await signIn({ email: EMAIL, password: PASSWORD }));
    const answer = await desk.call('DELETE', '/api/v1/session', { cookie });
    expect(answer.json()).toEqual({ signedOut: true });
    expect(String(answer.headers['set-cookie'])).toMatch(/twoam\.session_token=; Max-Age=0/);
    expect((await desk.call('GET', '/api/v1/me', { cookie })).statusCode).toBe(401);
  });

  it('says so when nobody was signed in', async () => {
    expect((await desk.call('DELETE', '/api/v1/session')).json()).toEqual({ signedOut: false });
  });
});

describe('too many attempts', () => {
  it('on one account are held back from wherever they come, and say how long', async () => {
    const small = await authDesk({ rateLimits: { signIn: 100, signInPerAccount: 3 } });
    await small.firstAdministrator();
    const attempt = (email: string, remoteAddress: string) =>
      small.app.inject({
        method: 'POST',
        url: '/api/v1/session',
        headers: SAME_ORIGIN,
        remoteAddress,
        payload: { email, password: OTHER_PASSWORD },
      });
    for (const address of ['192.0.2.1', '192.0.2.2', '192.0.2.3']) {
      expect((await attempt(EMAIL, address)).statusCode).toBe(401);
    }
    const held = await attempt(EMAIL.toUpperCase(), '192.0.2.4');
    expect([held.statusCode, codeOf(held)]).toEqual([429, 'too-many-requests']);
    expect(Number(held.headers['retry-after'])).toBeGreaterThan(0);
    expect((await attempt('else@example.com', '192.0.2.4')).statusCode).toBe(401);
    await small.close();
  });

  it('from one address are held back before the password is looked at', async () => {
    const small = await authDesk({ rateLimits: { signIn: 2 } });
    const attempt = () => small.call('POST', '/api/v1/session', { body: { email: EMAIL, password: PASSWORD } });
    expect([(await attempt()).statusCode, (await attempt()).statusCode]).toEqual([401, 401]);
    const held = await attempt();
    expect([held.statusCode, codeOf(held)]).toEqual([429, 'too-many-requests']);
    expect(apiError.parse(held.json()).error.next).toMatch(/^Wait \d+ seconds\.$/);
    expect(Number(held.headers['retry-after'])).toBeGreaterThan(0);
    await small.close();
  });
});

describe('behind https', () => {
  it('the cookie travels over https only', async () => {
    const secure = await authDesk({}, 'https://desk.example');
    const { url } = await secure.login.createLoginLink();
    const token = new URL(url).searchParams.get('token');
    const body = { token, name: 'Ada', email: EMAIL, password: PASSWORD };
    const answer = await secure.call('POST', '/api/v1/welcome', { body });
    expect(String(answer.headers['set-cookie'])).toMatch(/^__Secure-twoam\.session_token=.*; Secure/);
    expect((await secure.call('GET', '/api/v1/me', { cookie: cookieOf(answer) })).statusCode).toBe(200);
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000');
    await secure.close();
  });
});

describe('the login library’s own addresses', () => {
  it.each(['/api/auth/sign-up/email', '/api/auth/sign-in/email', '/api/auth/update-user', '/api/auth/get-session'])(
    '%s is closed',
    async (url) => {
      const body = { email: 'eve@example.com', password: PASSWORD, name: 'Eve' };
      const answer = await desk.call('POST', url, { body });
      expect([answer.statusCode, codeOf(answer)]).toEqual([404, 'unknown-route']);
    },
  );
});
