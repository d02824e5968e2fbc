import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { beginProof } from '#contract/proof.ts';
import { ROUTES } from '#contract/routes.ts';
import type { AnswerOf } from '#contract/route.ts';
import { passkeyDevice, type Lies, type PasskeyDevice } from '#testing/passkey-device.ts';
import { cookieOf, PASSWORD, race, waitingFor } from '../../testing/auth-desk.ts';
import { passkeyCookieOf, passkeyDesk, URL_OF_DESK, type PasskeyDesk } from '../../testing/passkey-desk.ts';

const LATER_MS = 11 * 60_000;
const SIX_MINUTES_MS = 6 * 60_000;
const PROOF = '/api/v1/me/proof';

let desk: PasskeyDesk;
let admin: string;
let number = 0;
beforeAll(async () => {
  desk = await passkeyDesk();
  admin = await desk.firstAdministrator();
});
afterAll(() => desk.close());
beforeEach(() => desk.pass(Date.now() - desk.now()));

/** Somebody who signed in a while ago, with a passkey, and whose cookie a thief has copied. */
async function somebody(): Promise<{ id: string; key: string; cookie: string; device: PasskeyDevice }> {
  number += 1;
  desk.pass(Date.now() - desk.now());
  const own = await desk.invite(admin, { name: `Sam ${number}`, email: `sam${number}@example.com`, role: 'admin' });
  const { id: key, device } = await desk.add(own.cookie);
  desk.pass(LATER_MS);
  return { ...own, key, device };
}

const codeOf = (answer: LightMyRequestResponse): string =>
  answer.json<{ error?: { code: string } }>().error?.code ?? '';
const isIn = async (cookie: string): Promise<boolean> =>
  (await desk.call('GET', '/api/v1/me', { cookie })).statusCode === 200;
const byPassword = (cookie: string, password = PASSWORD) => desk.call('POST', PROOF, { cookie, body: { password } });
const remove = (cookie: string, id: string) => desk.call('DELETE', `/api/v1/me/passkeys/${id}`, { cookie });

async function begin(cookie: string) {
  const answer = await desk.call('POST', `${PROOF}/challenge`, { cookie, body: {} });
  return { ask: answer.json<AnswerOf<typeof beginProof>>(), cookie: passkeyCookieOf(answer) };
}

async function byPasskey(cookie: string, device: PasskeyDevice, lies?: Lies) {
  const begun = await begin(cookie);
  return desk.call('POST', `${PROOF}/passkey`, {
    cookie: `${cookie}; ${begun.cookie}`,
    body: device.prove(begun.ask, lies),
  });
}

/** Comes second at what both must hold. */
async function onceTheLinkWaits<T>(then: () => Promise<T>): Promise<T> {
  await expect.poll(() => waitingFor(desk.pool), { timeout: 10_000 }).toBe(1);
  return then();
}

describe('a session that was stolen a while after its owner signed in', () => {
  it('changes nothing of who can come in, whatever it tries', async () => {
    const { id, key, cookie } = await somebody();
    const refused = await Promise.all([
      desk.call('POST', '/api/v1/me/passkeys/challenge', { cookie, body: {} }),
      desk.call('POST', '/api/v1/me/passkeys', { cookie, body: {} }),
      remove(cookie, key),
      desk.call('POST', `/api/v1/accounts/${id}/link`, { cookie, body: {} }),
      desk.call('POST', '/api/v1/accounts', { cookie, body: {} }),
      desk.call('PUT', `/api/v1/accounts/${id}`, { cookie, body: {} }),
      desk.call('DELETE', `/api/v1/accounts/${id}`, { cookie }),
      desk.call('POST', '/api/v1/people/person_1/erase', { cookie, body: {} }),
      desk.call('POST', '/api/v1/tokens', { cookie, body: {} }),
      desk.call('PUT', '/api/v1/settings/identity-provider', { cookie, body: {} }),
      desk.call('PUT', '/api/v1/settings', { cookie, body: {} }),
    ]);
    expect(refused.map((answer) => [answer.statusCode, codeOf(answer)])).toEqual(
      refused.map(() => [403, 'prove-again']),
    );
    expect(refused).toHaveLength(ROUTES.filter(({ fresh }) => fresh === true).length);
    expect((await desk.list(cookie)).json()).toMatchObject({ passkeys: [{ id: key }] });
    expect(desk.audit.filter(({ what, outcome }) => what === 'removePasskey' && outcome === 'refused')).toHaveLength(1);
  });

  it('is worth nothing any more once the owner proves again who they are', async () => {
    const { key, cookie } = await somebody();
    const owner = cookieOf(await byPassword(cookie));
    expect([await isIn(owner), await isIn(cookie)]).toEqual([true, false]);
    expect((await remove(cookie, key)).statusCode).toBe(401);
    expect((await remove(owner, key)).statusCode).toBe(200);
  });

  it('guesses the password ten times a minute at most', async () => {
    const busy = await passkeyDesk({ rateLimits: { signIn: 1000, signInPerAccount: 2 } });
    const cookie = await busy.firstAdministrator();
    const guess = async (): Promise<number> =>
      (await busy.call('POST', PROOF, { cookie, body: { password: 'a guess' } })).statusCode;
    expect([await guess(), await guess(), await guess()]).toEqual([409, 409, 429]);
    await busy.close();
  });

  it('plants no passkey that it began before its owner was signed out', async () => {
    const { id, cookie } = await somebody();
    const owner = cookieOf(await byPassword(cookie));
    const { ask, cookie: begun } = await desk.askToAdd(owner);
    const body = { name: 'Planted', passkey: passkeyDevice(URL_OF_DESK).make(ask) };
    admin = cookieOf(await byPassword(admin));
    const held = `select id from twoam.accounts where id = '${id}' for update`;
    const [link, planted] = await race(desk.pool, held, () => {
      const ended = desk.call('POST', `/api/v1/accounts/${id}/link`, { cookie: admin, body: {} });
      const late = onceTheLinkWaits(() =>
        desk.call('POST', '/api/v1/me/passkeys', { cookie: `${owner}; ${begun}`, body }),
      );
      return [ended, late];
    });
    expect([link, planted]).toMatchObject([{ value: { statusCode: 200 } }, { value: { statusCode: 401 } }]);
    const rows = await desk.pool.query('select id from twoam.passkeys where account_id = $1', [id]);
    expect(rows.rowCount).toBe(0);
  });
});

describe('proving again who one is', () => {
  it('by the password lets the same session go on for ten minutes', async () => {
    const { cookie } = await somebody();
    expect((await desk.call('GET', PROOF, { cookie })).json()).toEqual({ fresh: false, password: true, passkeys: 1 });
    const answer = await byPassword(cookie);
    expect([answer.statusCode, answer.json()]).toEqual([200, { proven: true }]);
    const renewed = cookieOf(answer);
    expect((await desk.call('GET', PROOF, { cookie: renewed })).json()).toMatchObject({ fresh: true });
    await desk.add(renewed, 'Another');
    desk.pass(LATER_MS);
    expect(codeOf(await desk.call('POST', '/api/v1/me/passkeys/challenge', { cookie: renewed, body: {} }))).toBe(
      'prove-again',
    );
  });

  it('by a passkey of one’s own does too', async () => {
    const { key, cookie, device } = await somebody();
    const { ask } = await begin(cookie);
    expect(ask.allowCredentials).toHaveLength(1);
    const answer = await byPasskey(cookie, device);
    expect((await remove(cookieOf(answer), key)).statusCode).toBe(200);
  });

  it('by a passkey of one’s own whose device does not say whose it is, as it may when it is asked for this very key', async () => {
    const other = await somebody();
    const { cookie, device } = await somebody();
    expect(codeOf(await byPasskey(cookie, other.device, { userHandle: '' }))).toBe('passkey-unknown');
    expect((await byPasskey(cookie, device, { userHandle: '' })).statusCode).toBe(200);
  });

  it('is in the audit, also when it failed', async () => {
    const { cookie } = await somebody();
    expect((await byPassword(cookie, 'not the password')).statusCode).toBe(409);
    await byPassword(cookie);
    const proofs = desk.audit.filter(({ who, what }) => who === `Sam ${number}` && what === 'provePassword');
    expect(proofs.map(({ outcome }) => outcome)).toEqual(['refused', 'done']);
  });

  it('by somebody else’s passkey, a forged or a repeated answer, or a late one, is refused', async () => {
    const other = await somebody();
    const { cookie, device } = await somebody();
    expect(codeOf(await byPasskey(cookie, other.device))).toBe('passkey-unknown');
    expect(codeOf(await byPasskey(cookie, device, { foreignKey: true }))).toBe('passkey-unproven');
    expect(codeOf(await byPasskey(cookie, device, { unverified: true }))).toBe('passkey-unproven');
    expect(codeOf(await byPasskey(cookie, device, { origin: 'https://evil.test' }))).toBe('passkey-unproven');

    const { ask, cookie: begun } = await begin(cookie);
    const body = device.prove(ask);
    const stolen = { cookie: `${other.cookie}; ${begun}`, body };
    expect(codeOf(await desk.call('POST', `${PROOF}/passkey`, stolen))).toBe('passkey-not-begun');
    const first = await desk.call('POST', `${PROOF}/passkey`, { cookie: `${cookie}; ${begun}`, body });
    expect(first.statusCode).toBe(200);
    const again = { cookie: `${cookieOf(first)}; ${begun}`, body };
    expect((await desk.call('POST', `${PROOF}/passkey`, again)).statusCode).toBe(403);

    const late = await begin(cookieOf(first));
    desk.pass(SIX_MINUTES_MS);
    const tooLate = { cookie: `${cookieOf(first)}; ${late.cookie}`, body: device.prove(late.ask) };
    expect(codeOf(await desk.call('POST', `${PROOF}/passkey`, tooLate))).toBe('passkey-not-begun');
  });

  it('takes no answer that was asked for to sign in', async () => {
    const { cookie, device } = await somebody();
    const signIn = await desk.askToSignIn();
    const body = device.prove(signIn.ask);
    const answer = await desk.call('POST', `${PROOF}/passkey`, { cookie: `${cookie}; ${signIn.cookie}`, body });
    expect(codeOf(answer)).toBe('passkey-not-begun');
  });

  it('without a password says what else there is', async () => {
    const { id, cookie, device } = await somebody();
    await desk.pool.query('delete from twoam.credentials where account_id = $1', [id]);
    expect((await desk.call('GET', PROOF, { cookie })).json()).toEqual({ fresh: false, password: false, passkeys: 1 });
    expect((await byPassword(cookie)).body).toContain('Your account has no password.');
    expect((await byPasskey(cookie, device)).statusCode).toBe(200);
  });

  it('is not asked of API tokens, which are secrets of their own, and they cannot do it', async () => {
    const made = await desk.call('POST', '/api/v1/tokens', {
      cookie: cookieOf(await byPassword((await somebody()).cookie)),
      body: { name: 'ci', scopes: ['view', 'administer'] },
    });
    const { token } = made.json<{ token: string }>();
    const body = { name: 'Rae', email: `rae${number}@example.com`, role: 'viewer' };
    expect((await desk.call('POST', '/api/v1/accounts', { token, body })).statusCode).toBe(201);
    expect((await desk.call('POST', PROOF, { token, body: { password: PASSWORD } })).statusCode).toBe(409);
  });
});
