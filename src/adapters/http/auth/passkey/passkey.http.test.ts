import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { passkeyDevice } from '#testing/passkey-device.ts';
import { cookieOf } from '../../testing/auth-desk.ts';
import { endOf, passkeyDesk, URL_OF_DESK, type PasskeyDesk } from '../../testing/passkey-desk.ts';

let desk: PasskeyDesk;
let admin: string;
let number = 0;
beforeAll(async () => {
  desk = await passkeyDesk();
  admin = await desk.firstAdministrator();
});
afterAll(() => desk.close());
beforeEach(() => {
  desk.moveTo(URL_OF_DESK);
  desk.setIssuer(null);
  desk.pass(Date.now() - desk.now());
});

/** Somebody new, with an account of their own. */
function somebody(): Promise<{ id: string; cookie: string }> {
  number += 1;
  return desk.invite(admin, { name: `Sam ${number}`, email: `sam${number}@example.com`, role: 'responder' });
}

async function whoIs(answer: LightMyRequestResponse): Promise<string> {
  const me = await desk.call('GET', '/api/v1/me', { cookie: cookieOf(answer) });
  return me.json<{ accountId: string }>().accountId;
}

function messageOf(answer: LightMyRequestResponse): string {
  const { message, next } = answer.json<{ error: { message: string; next: string } }>().error;
  return `${message} ${next}`;
}

describe('signing in with a passkey', () => {
  it('signs its owner in, is seen as used, and is in the audit', async () => {
    const { id, cookie } = await somebody();
    const { device } = await desk.add(cookie, 'This phone');
    expect((await desk.list(cookie)).json()).toMatchObject({ passkeys: [{ name: 'This phone', lastUsedAt: null }] });
    const answer = await desk.signIn(device);
    expect([answer.statusCode, await whoIs(answer)]).toEqual([200, id]);
    expect((await desk.list(cookie)).json()).toMatchObject({
      passkeys: [{ name: 'This phone', fits: true, lastUsedAt: expect.any(String) as string }],
    });
    const who = `Sam ${number}`;
    expect(desk.audit.filter((entry) => entry.who === who).map(({ what, outcome }) => [what, outcome])).toEqual([
      ['acceptWelcome', 'done'],
      ['addPasskey', 'done'],
      ['signInWithPasskey', 'done'],
    ]);
  });

  it('asks the device for a key that it finds by itself, behind a finger, a face or a PIN', async () => {
    const { cookie } = await somebody();
    expect((await desk.askToAdd(cookie)).ask).toMatchObject({
      rp: { id: 'desk.example.com' },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    expect((await desk.askToSignIn()).ask).toMatchObject({ rpId: 'desk.example.com', userVerification: 'required' });
  });

  it('works again and again with a key that several devices share, which counts nothing', async () => {
    const { cookie } = await somebody();
    const { device } = await desk.add(cookie, 'Keychain', passkeyDevice(URL_OF_DESK, { counts: false }));
    expect((await desk.signIn(device)).statusCode).toBe(200);
    expect((await desk.signIn(device)).statusCode).toBe(200);
  });

  it('keeps nothing secret, and shows others only how many there are', async () => {
    const { id, cookie } = await somebody();
    await desk.add(cookie);
    const seen = await desk.call('GET', '/api/v1/accounts', { cookie: admin });
    const row = seen.json<{ accounts: { id: string }[] }>().accounts.find((one) => one.id === id);
    expect(row).toMatchObject({ waysIn: { password: true, singleSignOn: false, passkeys: 1 } });
    expect(seen.body).not.toMatch(/credential|publicKey|This phone/i);
  });
});

describe('adding a passkey', () => {
  it('is refused for an API token, which is nobody', async () => {
    const made = await desk.call('POST', '/api/v1/tokens', { cookie: admin, body: { name: 'ci', scopes: ['view'] } });
    const { token } = made.json<{ token: string }>();
    expect((await desk.call('GET', '/api/v1/me/passkeys', { token })).statusCode).toBe(409);
    expect((await desk.call('POST', '/api/v1/me/passkeys/challenge', { token, body: {} })).statusCode).toBe(409);
  });

  it('gives a key to one account only', async () => {
    const [first, second] = [await somebody(), await somebody()];
    const { device } = await desk.add(first.cookie);
    await expect(desk.add(second.cookie, 'Mine too', device)).rejects.toThrow('known here already');
  });

  it('ends at twenty', async () => {
    const { cookie } = await somebody();
    for (let made = 0; made < 20; made += 1) await desk.add(cookie, `Key ${made}`);
    await expect(desk.add(cookie, 'One more')).rejects.toThrow('which is the most');
  });
});

describe('removing a passkey', () => {
  it('ends where else it signed in, and nothing here', async () => {
    const { cookie } = await somebody();
    const { id, device } = await desk.add(cookie);
    const there = cookieOf(await desk.signIn(device));
    const answer = await desk.call('DELETE', `/api/v1/me/passkeys/${id}`, { cookie });
    expect(answer.json()).toEqual({ id, endedSessions: 1 });
    expect((await desk.call('GET', '/api/v1/me', { cookie: there })).statusCode).toBe(401);
    expect((await desk.call('GET', '/api/v1/me', { cookie })).statusCode).toBe(200);
    expect(endOf(await desk.signIn(device))).toEqual([403, 'passkey-unknown', false]);
    expect(desk.audit.at(-1)).toMatchObject({ what: 'removePasskey', target: id, outcome: 'done' });
  });

  it('leaves whoever came in with it signed in here', async () => {
    const { cookie } = await somebody();
    const { id, device } = await desk.add(cookie);
    const here = cookieOf(await desk.signIn(device));
    expect((await desk.call('DELETE', `/api/v1/me/passkeys/${id}`, { cookie: here })).statusCode).toBe(200);
    expect((await desk.call('GET', '/api/v1/me', { cookie: here })).statusCode).toBe(200);
  });

  it('never takes the only way in, also not from an administrator', async () => {
    const { id: account, cookie } = await somebody();
    const first = await desk.add(cookie, 'First');
    const second = await desk.add(cookie, 'Second');
    await desk.pool.query(
      `update twoam.credentials set provider_id = 'openid https://id.example', password = null where account_id = $1`,
      [account],
    );
    const remove = (id: string) => desk.call('DELETE', `/api/v1/me/passkeys/${id}`, { cookie });
    expect((await remove(first.id)).statusCode).toBe(200);
    const refused = await remove(second.id);
    expect([refused.statusCode, messageOf(refused)]).toEqual([409, expect.stringContaining('your only way in')]);
    // Of another provider they come in no more; of this one they do.
    desk.setIssuer('https://elsewhere.example');
    expect((await remove(second.id)).statusCode).toBe(409);
    desk.setIssuer('https://id.example');
    expect((await remove(second.id)).statusCode).toBe(200);
  });

  it('is for one’s own only', async () => {
    const { cookie } = await somebody();
    const { id } = await desk.add(cookie);
    expect((await desk.call('DELETE', `/api/v1/me/passkeys/${id}`, { cookie: admin })).statusCode).toBe(404);
  });

  it('does not make the last administrator somebody who can be spared: passkeys end with the desk’s address', async () => {
    const other = await desk.invite(admin, { name: 'Olga', email: 'olga@example.com', role: 'admin' });
    await desk.add(other.cookie);
    await desk.pool.query('delete from twoam.credentials where account_id = $1', [other.id]);
    const me = await desk.call('GET', '/api/v1/me', { cookie: admin });
    const { accountId } = me.json<{ accountId: string }>();
    const refused = await desk.call('DELETE', `/api/v1/accounts/${accountId}`, { cookie: other.cookie });
    expect(messageOf(refused)).toContain('last administrator who can sign in');
  });
});

describe('a desk whose address changes', () => {
  it('says which passkeys no longer fit, and takes them no more', async () => {
    const { cookie } = await somebody();
    const { device } = await desk.add(cookie);
    expect((await desk.call('GET', '/api/v1/session/passkey')).json()).toMatchObject({ moved: false });
    desk.moveTo('https://new.example.com');
    expect((await desk.call('GET', '/api/v1/session/passkey')).json()).toMatchObject({
      place: { host: 'new.example.com' },
      moved: true,
    });
    expect((await desk.list(cookie)).json()).toMatchObject({ passkeys: [{ fits: false, host: 'desk.example.com' }] });
    expect((await desk.signIn(device, { host: 'desk.example.com' })).statusCode).toBe(403);
    const { ask } = await desk.askToAdd(cookie);
    expect(ask.excludeCredentials).toEqual([]);
  });

  it('says why there are none on a number or without https, and asks no device', async () => {
    const { cookie } = await somebody();
    for (const [url, why] of [
      ['http://127.0.0.1:2600', 'is a number'],
      ['http://desk.example.com', 'over https only'],
    ] as const) {
      desk.moveTo(url);
      const offer = await desk.call('GET', '/api/v1/session/passkey');
      expect(offer.json()).toMatchObject({ place: { host: null, why: expect.stringContaining(why) as string } });
      expect((await desk.call('POST', '/api/v1/session/passkey/challenge', { body: {} })).statusCode).toBe(409);
      const adding = await desk.call('POST', '/api/v1/me/passkeys/challenge', { cookie, body: {} });
      expect(messageOf(adding)).toContain(why);
    }
  });
});
