import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apiError } from '#contract/error.ts';
import {
  authDesk,
  cookieOf,
  OTHER_PASSWORD,
  PASSWORD,
  race,
  TOO_LONG,
  tokenOf,
  type AuthDesk,
} from '../testing/auth-desk.ts';

let desk: AuthDesk;
beforeEach(async () => {
  desk = await authDesk();
});
afterEach(() => desk.close());

const ADA = { name: 'Ada First', email: 'ada@example.com', password: PASSWORD };

function accept(token: string, body: object) {
  return desk.call('POST', '/api/v1/welcome', { body: { token, ...body } });
}

function codeOf(answer: { json(): unknown }): string {
  return apiError.parse(answer.json()).error.code;
}

describe('the first link', () => {
  it('makes an administrator with a person to act as, and signs in', async () => {
    expect(await desk.login.nobodyCanSignIn()).toBe(true);
    const link = await desk.login.createLoginLink();
    expect(link.url).toMatch(/^http:\/\/desk\.example\/welcome\?token=[\w-]{43}$/);
    const answer = await accept(tokenOf(link.url), ADA);
    expect(answer.statusCode).toBe(200);
    const me = (await desk.call('GET', '/api/v1/me', { cookie: cookieOf(answer) })).json();
    expect(me).toMatchObject({ role: 'admin', personId: desk.people[0]?.id });
    expect(desk.people).toMatchObject([{ name: 'Ada First', email: 'ada@example.com' }]);
    expect(await desk.login.nobodyCanSignIn()).toBe(false);
  });

  it('is not used up by programs that only look at it', async () => {
    const token = tokenOf((await desk.login.createLoginLink()).url);
    for (const method of ['GET', 'HEAD'] as const) {
      await desk.app.inject({ method, url: `/welcome?token=${token}`, headers: { 'user-agent': 'link preview' } });
      await desk.app.inject({ method, url: `/api/v1/welcome?token=${token}` });
    }
    const look = await desk.call('GET', `/api/v1/welcome?token=${token}`);
    expect(look.json()).toMatchObject({ kind: 'first-administrator', name: '', email: '' });
    expect((await accept(token, ADA)).statusCode).toBe(200);
  });

  it('works once: with another password it is used up', async () => {
    const token = tokenOf((await desk.login.createLoginLink()).url);
    await accept(token, ADA);
    const again = await accept(token, { ...ADA, email: 'eve@example.com', password: OTHER_PASSWORD });
    expect([again.statusCode, codeOf(again)]).toEqual([403, 'link-used-up']);
    expect(codeOf(await desk.call('GET', `/api/v1/welcome?token=${token}`))).toBe('link-used-up');
    expect((await desk.pool.query('select email from twoam.accounts')).rows).toEqual([{ email: ADA.email }]);
  });

  it('pressed twice at once ends signed in both times, with one account', async () => {
    const token = tokenOf((await desk.login.createLoginLink()).url);
    const held = 'select * from twoam.one_time_links for update';
    const answers = await race(desk.pool, held, () => [accept(token, ADA), accept(token, ADA)]);
    expect(answers).toMatchObject([{ value: { statusCode: 200 } }, { value: { statusCode: 200 } }]);
    expect((await desk.pool.query('select id from twoam.accounts')).rowCount).toBe(1);
  });

  it('of two starts: only one makes the first administrator', async () => {
    const tokens = [await desk.login.createLoginLink(), await desk.login.createLoginLink()].map(({ url }) =>
      tokenOf(url),
    );
    // Lets both look and find nobody, and neither write.
    const held = 'lock table twoam.first_account in share mode';
    const answers = await race(desk.pool, held, () =>
      tokens.map((token, index) => accept(token, { ...ADA, email: `ada${index}@example.com` })),
    );
    const statuses = answers.map((answer) => (answer.status === 'fulfilled' ? answer.value.statusCode : 0));
    expect(new Set(statuses)).toEqual(new Set([200, 403]));
    expect((await desk.pool.query('select id from twoam.accounts')).rowCount).toBe(1);
  });

  it('stops working after an hour', async () => {
    const token = tokenOf((await desk.login.createLoginLink()).url);
    desk.pass(TOO_LONG);
    expect(codeOf(await accept(token, ADA))).toBe('link-used-up');
    expect((await desk.pool.query('select id from twoam.accounts')).rowCount).toBe(0);
  });

  it('asks for a name and an address, and can be tried again', async () => {
    const token = tokenOf((await desk.login.createLoginLink()).url);
    const answer = await accept(token, { password: PASSWORD });
    expect(apiError.parse(answer.json()).error.details).toEqual([
      { path: 'name', message: 'This is missing.' },
      { path: 'email', message: 'This is missing.' },
    ]);
    expect((await accept(token, ADA)).statusCode).toBe(200);
  });

  it('refuses a short password in words', async () => {
    const token = tokenOf((await desk.login.createLoginLink()).url);
    const answer = await accept(token, { ...ADA, password: 'short' });
    expect(apiError.parse(answer.json()).error.details).toEqual([
      { path: 'password', message: 'Use at least 12 characters.' },
    ]);
  });

  it('is nowhere in the database as it was printed', async () => {
    const token = tokenOf((await desk.login.createLoginLink()).url);
    const { rows } = await desk.pool.query('select * from twoam.one_time_links');
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe('a link for an administrator who lost the password', () => {
  it('sets a new one, ends old sessions, and keeps the address', async () => {
    const cookie = await desk.firstAdministrator();
    const token = tokenOf((await desk.login.createLoginLink()).url);
    expect((await desk.call('GET', `/api/v1/welcome?token=${token}`)).json()).toMatchObject({
      kind: 'new-password',
      name: 'Ada First',
      email: 'ada@example.com',
    });
    const answer = await accept(token, { email: 'eve@example.com', password: OTHER_PASSWORD });
    expect(answer.json()).toMatchObject({ email: 'ada@example.com' });
    expect((await desk.call('GET', '/api/v1/me', { cookie })).statusCode).toBe(401);
    const body = { email: 'ada@example.com', password: PASSWORD };
    expect((await desk.call('POST', '/api/v1/session', { body })).statusCode).toBe(401);
  });

  it('replaces the one before', async () => {
    await desk.firstAdministrator();
    const [first, second] = [await desk.login.createLoginLink(), await desk.login.createLoginLink()];
    expect(codeOf(await accept(tokenOf(first.url), { password: PASSWORD }))).toBe('link-used-up');
    expect((await accept(tokenOf(second.url), { password: PASSWORD })).statusCode).toBe(200);
  });

  it('is made for administrators only', async () => {
    const admin = await desk.firstAdministrator();
    await desk.invite(admin, { name: 'Rae', email: 'rae@example.com', role: 'responder' });
    await expect(desk.login.createLoginLink('rae@example.com')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('an invitation', () => {
  it('lets somebody in with the role that was given', async () => {
    const admin = await desk.firstAdministrator();
    const rae = await desk.invite(admin, {
      name: 'Rae',
      email: 'Rae@Example.com',
      role: 'responder',
      mayPublish: true,
    });
    expect((await desk.call('GET', '/api/v1/me', { cookie: rae.cookie })).json()).toMatchObject({
      name: 'Rae',
      email: 'rae@example.com',
      rights: ['view', 'respond', 'publish-procedure'],
    });
  });

  it('can be made again when it ran out, and the old one is void', async () => {
    const admin = await desk.firstAdministrator();
    const body = { name: 'Rae', email: 'rae@example.com', role: 'viewer' };
    const { id, link } = (await desk.call('POST', '/api/v1/accounts', { cookie: admin, body })).json();
    const again = (await desk.call('POST', `/api/v1/accounts/${id}/link`, { cookie: admin })).json();
    expect(codeOf(await accept(tokenOf(link), { password: PASSWORD }))).toBe('link-used-up');
    expect((await accept(tokenOf(again.link), { password: PASSWORD })).statusCode).toBe(200);
  });

  it('joins the account to the person with the same address', async () => {
    const admin = await desk.firstAdministrator();
    const email = 'rae@example.com';
    desk.people.push({
      id: 'per_rae',
      name: 'Rae',
      email,
      zone: 'UTC',
      contacts: [],
      label: 'responder 9',
      erasedAt: null,
    });
    const rae = await desk.invite(admin, { name: 'Rae', email, role: 'responder' });
    const me = (await desk.call('GET', '/api/v1/me', { cookie: rae.cookie })).json();
    expect(me.personId).toBe('per_rae');
  });

  it('is refused for an address or a person that has an account', async () => {
    const admin = await desk.firstAdministrator();
    const body = { name: 'Ada again', email: 'ADA@example.com', role: 'viewer' };
    const sameAddress = await desk.call('POST', '/api/v1/accounts', { cookie: admin, body });
    expect([sameAddress.statusCode, codeOf(sameAddress)]).toEqual([409, 'already-exists']);
    const samePerson = { ...body, email: 'other@example.com', personId: desk.people[0]?.id };
    expect((await desk.call('POST', '/api/v1/accounts', { cookie: admin, body: samePerson })).statusCode).toBe(409);
    const noPerson = { ...body, email: 'other@example.com', personId: 'per_none' };
    expect((await desk.call('POST', '/api/v1/accounts', { cookie: admin, body: noPerson })).statusCode).toBe(422);
  });
});

describe('when the last administrator is gone', () => {
  it('the machine’s link makes a first one again', async () => {
    await desk.firstAdministrator();
    await desk.pool.query('delete from twoam.accounts');
    const token = tokenOf((await desk.login.createLoginLink('ada@example.com')).url);
    expect((await accept(token, { ...ADA, name: 'Bo', email: 'bo@example.com' })).json()).toMatchObject({
      role: 'admin',
    });
  });
});
