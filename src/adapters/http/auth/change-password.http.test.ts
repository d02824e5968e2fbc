import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { apiError } from '#contract/error.ts';
import { authDesk, cookieOf, OTHER_PASSWORD, PASSWORD, tokenOf, type AuthDesk } from '../testing/auth-desk.ts';

const EMAIL = 'ada@example.com';

let desk: AuthDesk;
beforeAll(async () => {
  desk = await authDesk();
  await desk.firstAdministrator();
});
afterAll(() => desk.close());

let ada: string;
beforeEach(async () => {
  const { url } = await desk.login.createLoginLink(EMAIL);
  ada = await desk.welcome(url);
  desk.audit.length = 0;
});

const change = (body: object, cookie = ada) => desk.call('PUT', '/api/v1/me/password', { cookie, body });
const signIn = (password: string) => desk.call('POST', '/api/v1/session', { body: { email: EMAIL, password } });
const isIn = async (cookie: string) => (await desk.call('GET', '/api/v1/me', { cookie })).statusCode === 200;

describe('changing one’s own password', () => {
  it('keeps one signed in here, signs out everywhere else, and counts from then on', async () => {
    const phone = cookieOf(await signIn(PASSWORD));
    const answer = await change({ current: PASSWORD, password: OTHER_PASSWORD });
    expect([answer.statusCode, answer.json()]).toEqual([200, { endedSessions: 1 }]);
    expect([await isIn(ada), await isIn(phone)]).toEqual([true, false]);
    expect([(await signIn(PASSWORD)).statusCode, (await signIn(OTHER_PASSWORD)).statusCode]).toEqual([401, 200]);
  });

  it('needs the one that is in force', async () => {
    const answer = await change({ current: OTHER_PASSWORD, password: OTHER_PASSWORD });
    expect([answer.statusCode, apiError.parse(answer.json()).error.message]).toEqual([
      409,
      'This is not the password you have now.',
    ]);
    expect((await signIn(PASSWORD)).statusCode).toBe(200);
  });

  it.each([
    ['that is short', 'short', 'Use at least 12 characters.'],
    ['that is long', 'x'.repeat(129), 'Use at most 128 characters.'],
  ])('to one %s is refused', async (_, password, message) => {
    const answer = await change({ current: PASSWORD, password });
    expect(apiError.parse(answer.json()).error.details).toEqual([{ path: 'password', message }]);
    expect(await isIn(ada)).toBe(true);
  });

  it('to the same one is refused', async () => {
    const answer = await change({ current: PASSWORD, password: PASSWORD });
    expect(apiError.parse(answer.json()).error.message).toBe('This is the password you have already.');
  });

  it('ends the links that would set another one', async () => {
    const { url } = await desk.login.createLoginLink(EMAIL);
    await change({ current: PASSWORD, password: OTHER_PASSWORD });
    const body = { token: tokenOf(url), password: 'a third long sentence' };
    expect((await desk.call('POST', '/api/v1/welcome', { body })).statusCode).toBe(403);
  });

  it('is in the audit, without either password', async () => {
    await change({ current: OTHER_PASSWORD, password: PASSWORD });
    await change({ current: PASSWORD, password: OTHER_PASSWORD });
    expect(desk.audit).toMatchObject([
      { what: 'changePassword', who: 'Ada First', outcome: 'refused' },
      { what: 'changePassword', who: 'Ada First', outcome: 'done' },
    ]);
    expect(JSON.stringify(desk.audit)).not.toMatch(new RegExp(`${PASSWORD}|${OTHER_PASSWORD}`));
  });

  it('is not for API tokens, which have none', async () => {
    const made = await desk.call('POST', '/api/v1/tokens', { cookie: ada, body: { name: 'ci', scopes: ['view'] } });
    const { token } = made.json<{ token: string }>();
    const body = { current: PASSWORD, password: OTHER_PASSWORD };
    const answer = await desk.call('PUT', '/api/v1/me/password', { token, body });
    expect(apiError.parse(answer.json()).error.message).toBe('An API token has no password.');
  });

  it('cannot be used to guess the password of a session that was left open', async () => {
    const small = await authDesk({ rateLimits: { signIn: 1000, signInPerAccount: 4 } });
    const cookie = await small.firstAdministrator();
    const guess = () =>
      small.call('PUT', '/api/v1/me/password', { cookie, body: { current: 'a guess', password: OTHER_PASSWORD } });
    const statuses = [];
    for (let count = 0; count < 5; count += 1) statuses.push((await guess()).statusCode);
    expect(statuses).toEqual([409, 409, 409, 409, 429]);
    await small.close();
  });
});
