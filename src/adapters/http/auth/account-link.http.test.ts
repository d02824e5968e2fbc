import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieOf, OTHER_PASSWORD, PASSWORD, tokenOf } from '../testing/auth-desk.ts';
import { endOf, passkeyDesk, type PasskeyDesk } from '../testing/passkey-desk.ts';

let desk: PasskeyDesk;
let admin: string;
let number = 0;
beforeAll(async () => {
  desk = await passkeyDesk();
  admin = await desk.firstAdministrator();
});
afterAll(() => desk.close());

/** Somebody signed in on a laptop by password and on a phone by passkey. */
async function somebody() {
  number += 1;
  const email = `rae${number}@example.com`;
  const { id, cookie: laptop } = await desk.invite(admin, { name: `Rae ${number}`, email, role: 'responder' });
  const { device } = await desk.add(laptop);
  const phone = cookieOf(await desk.signIn(device));
  desk.audit.length = 0;
  desk.mails.length = 0;
  return { id, email, laptop, phone, device };
}

const link = (id: string, body: object, cookie = admin) =>
  desk.call('POST', `/api/v1/accounts/${id}/link`, { cookie, body });
const areIn = (...cookies: string[]): Promise<boolean[]> =>
  Promise.all(cookies.map(async (cookie) => (await desk.call('GET', '/api/v1/me', { cookie })).statusCode === 200));
const deeds = () => desk.audit.map(({ who, what, target, outcome }) => [who, what, target, outcome]);

describe('a new-password link', () => {
  it('signs its reader out everywhere and removes their passkeys at once, unless it is told otherwise', async () => {
    const { id, laptop, phone, device } = await somebody();
    const answer = await link(id, {});
    expect(answer.json()).toMatchObject({ id, endedSessions: 2, removedPasskeys: 1, told: true });
    expect(await areIn(laptop, phone)).toEqual([false, false]);
    expect(endOf(await desk.signIn(device))).toEqual([403, 'passkey-unknown', false]);
    expect(deeds()).toEqual([
      ['Ada First', 'createAccountLink', id, 'done'],
      ['Ada First', 'endSessions', id, 'done'],
      ['Ada First', 'removePasskeys', id, 'done'],
    ]);
  });

  it('tells its reader by mail what went, and holds no link that others could use', async () => {
    const { id, email } = await somebody();
    const answer = await link(id, {});
    expect(desk.mails).toEqual([
      {
        to: email,
        subject: 'A link to set your password was made',
        body: expect.stringMatching(
          /^Ada First made .*\n\nYou were signed out in 2 places. Your passkey was removed/s,
        ) as string,
      },
    ]);
    expect(desk.mails[0]?.body).not.toContain(tokenOf(answer.json<{ link: string }>().link));
  });

  it('leaves both while asked to: sessions end when it is used, passkeys go on', async () => {
    const { id, laptop, phone, device, email } = await somebody();
    const answer = await link(id, { endSessions: false, removePasskeys: false });
    expect(answer.json()).toMatchObject({ endedSessions: 0, removedPasskeys: 0 });
    expect(await areIn(laptop, phone)).toEqual([true, true]);
    expect(deeds()).toEqual([['Ada First', 'createAccountLink', id, 'done']]);
    await desk.welcome(answer.json<{ link: string }>().link, { password: OTHER_PASSWORD });
    expect(await areIn(laptop, phone)).toEqual([false, false]);
    expect((await desk.signIn(device)).statusCode).toBe(200);
    expect(desk.mails.map(({ to, subject }) => [to, subject])).toEqual([
      [email, 'A link to set your password was made'],
      [email, 'Your password was changed'],
    ]);
  });

  it('ends with the passkeys alone only where they had signed in', async () => {
    const { id, laptop, phone } = await somebody();
    expect((await link(id, { endSessions: false })).json()).toMatchObject({ endedSessions: 1, removedPasskeys: 1 });
    expect(await areIn(laptop, phone)).toEqual([true, false]);
  });

  it('ends with the sessions alone no passkey', async () => {
    const { id, laptop, phone, device } = await somebody();
    expect((await link(id, { removePasskeys: false })).json()).toMatchObject({ endedSessions: 2, removedPasskeys: 0 });
    expect(await areIn(laptop, phone)).toEqual([false, false]);
    expect((await desk.signIn(device)).statusCode).toBe(200);
  });

  it('that an administrator makes for themselves leaves them where they are, and ends the rest', async () => {
    const { id, cookie } = await desk.invite(admin, { name: 'Bo', email: 'bo@example.com', role: 'admin' });
    const { device } = await desk.add(cookie);
    const [here, there] = [cookieOf(await desk.signIn(device)), cookieOf(await desk.signIn(device))];
    expect((await link(id, {}, here)).json()).toMatchObject({ endedSessions: 2, removedPasskeys: 1 });
    expect(await areIn(here, there, cookie)).toEqual([true, false, false]);
  });

  it('touches nobody else', async () => {
    const [one, other] = [await somebody(), await somebody()];
    await link(one.id, {});
    expect(await areIn(other.laptop, other.phone, admin)).toEqual([true, true, true]);
    expect((await desk.signIn(other.device)).statusCode).toBe(200);
  });

  it.each([
    [{ endSessions: 'yes' }, 400],
    [{ removePasskeys: null }, 400],
  ])('asked for with %j changes nothing', async (body, status) => {
    const { id, laptop, phone } = await somebody();
    expect((await link(id, body)).statusCode).toBe(status);
    expect(await areIn(laptop, phone)).toEqual([true, true]);
    expect(desk.mails).toEqual([]);
  });

  it('is for administrators to make, and for accounts that exist', async () => {
    const { id, laptop, phone } = await somebody();
    expect((await link(id, {}, laptop)).statusCode).toBe(403);
    expect((await link('nobody', {})).statusCode).toBe(404);
    expect(await areIn(laptop, phone)).toEqual([true, true]);
    expect(desk.mails).toEqual([]);
  });
});

describe('an invitation that is made again', () => {
  it('tells nobody anything by mail: there is nothing to lose yet', async () => {
    const body = { name: 'New', email: 'new@example.com', role: 'viewer' };
    const { id } = (await desk.call('POST', '/api/v1/accounts', { cookie: admin, body })).json<{ id: string }>();
    desk.mails.length = 0;
    expect((await link(id, {})).json()).toMatchObject({ endedSessions: 0, removedPasskeys: 0, told: false });
    expect(desk.mails).toEqual([]);
  });
});

describe('what changes a way in', () => {
  it('is told to the owner by mail: a passkey added, one removed, the password changed', async () => {
    const { email, laptop } = await somebody();
    const { id } = await desk.add(laptop, 'Tablet');
    await desk.call('DELETE', `/api/v1/me/passkeys/${id}`, { cookie: laptop });
    const body = { current: PASSWORD, password: OTHER_PASSWORD };
    await desk.call('PUT', '/api/v1/me/password', { cookie: laptop, body });
    expect(desk.mails.map(({ to, subject }) => [to, subject])).toEqual([
      [email, 'A passkey was added'],
      [email, 'A passkey was removed'],
      [email, 'Your password was changed'],
    ]);
    expect(JSON.stringify(desk.mails)).not.toContain('Tablet');
  });
});
