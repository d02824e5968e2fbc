import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { passkeyDevice, type Lies, type PasskeyDevice } from '#testing/passkey-device.ts';
import { cookieOf, race } from '../../testing/auth-desk.ts';
import { endOf, passkeyDesk, URL_OF_DESK, type PasskeyDesk } from '../../testing/passkey-desk.ts';

const SIX_MINUTES_MS = 6 * 60_000;
const SIGN_IN = '/api/v1/session/passkey';
const PASSKEYS = '/api/v1/me/passkeys';

let desk: PasskeyDesk;
let admin: string;
let device: PasskeyDevice;
beforeAll(async () => {
  desk = await passkeyDesk();
  admin = await desk.firstAdministrator();
  ({ device } = await desk.add(admin));
});
afterAll(() => desk.close());

const LIES: [string, Lies][] = [
  ['asked by a page of another site', { origin: 'https://desk.example.com.evil.test' }],
  ['asked over plain http', { origin: 'http://desk.example.com' }],
  ['made for another name', { host: 'evil.test' }],
  ['answering another challenge', { challenge: 'bm90IHRoZSBvbmUgdGhhdCB3YXMgZ2l2ZW4' }],
  ['that nobody’s finger, face or PIN released', { unverified: true }],
  ['for something else than was asked', { type: 'payment.get' }],
];

describe('a proof of a passkey', () => {
  it.each([...LIES, ['signed by another key', { foreignKey: true }] as [string, Lies]])(
    '%s signs nobody in',
    async (_, lies) => {
      expect(endOf(await desk.signIn(device, lies))).toEqual([403, 'passkey-unproven', false]);
    },
  );

  it.each(LIES)('%s adds nothing', async (_, lies) => {
    const { ask, cookie } = await desk.askToAdd(admin);
    const passkey = passkeyDevice(URL_OF_DESK).make(ask, lies);
    const answer = await desk.call('POST', PASSKEYS, {
      cookie: `${admin}; ${cookie}`,
      body: { name: 'Forged', passkey },
    });
    expect([answer.statusCode, endOf(answer)[1]]).toEqual([403, 'passkey-unproven']);
  });

  it('signs in once: the same again does not, even with a key that counts nothing', async () => {
    const shared = passkeyDevice(URL_OF_DESK, { counts: false });
    await desk.add(admin, 'Keychain', shared);
    const { ask, cookie } = await desk.askToSignIn();
    const body = shared.prove(ask);
    expect((await desk.call('POST', SIGN_IN, { cookie, body })).statusCode).toBe(200);
    expect(endOf(await desk.call('POST', SIGN_IN, { cookie, body }))).toEqual([403, 'passkey-not-begun', false]);
  });

  it('signs in once when it comes twice at the same instant', async () => {
    const shared = passkeyDevice(URL_OF_DESK, { counts: false });
    await desk.add(admin, 'Keychain', shared);
    const { ask, cookie } = await desk.askToSignIn();
    const body = shared.prove(ask);
    const ended = await race(desk.pool, 'lock table twoam.used_challenges', () => [
      desk.call('POST', SIGN_IN, { cookie, body }),
      desk.call('POST', SIGN_IN, { cookie, body }),
    ]);
    const statuses = ended.map((one) => (one.status === 'fulfilled' ? one.value.statusCode : 0));
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 403]);
  });

  it('is refused after five minutes', async () => {
    const { ask, cookie } = await desk.askToSignIn();
    desk.pass(SIX_MINUTES_MS);
    const answer = await desk.call('POST', SIGN_IN, { cookie, body: device.prove(ask) });
    desk.pass(-SIX_MINUTES_MS);
    expect(endOf(answer)).toEqual([403, 'passkey-not-begun', false]);
  });

  it('is refused in a browser that did not ask, and in one that asked something else', async () => {
    const { ask } = await desk.askToSignIn();
    const { cookie: another } = await desk.askToSignIn();
    const { cookie: forAdding } = await desk.askToAdd(admin);
    const body = device.prove(ask);
    expect(endOf(await desk.call('POST', SIGN_IN, { body }))[1]).toBe('passkey-not-begun');
    expect(endOf(await desk.call('POST', SIGN_IN, { cookie: another, body }))[1]).toBe('passkey-unproven');
    expect(endOf(await desk.call('POST', SIGN_IN, { cookie: forAdding, body }))[1]).toBe('passkey-not-begun');
    expect(endOf(await desk.call('POST', SIGN_IN, { cookie: 'twoam.passkey=Zm9yZ2Vk', body }))[1]).toBe(
      'passkey-not-begun',
    );
  });

  it('adds nothing to the account of another session', async () => {
    const { cookie: mallory } = await desk.invite(admin, {
      name: 'Mallory',
      email: 'mallory@example.com',
      role: 'viewer',
    });
    const { ask, cookie } = await desk.askToAdd(mallory);
    const passkey = passkeyDevice(URL_OF_DESK).make(ask);
    const answer = await desk.call('POST', PASSKEYS, {
      cookie: `${admin}; ${cookie}`,
      body: { name: 'Planted', passkey },
    });
    expect(endOf(answer)[1]).toBe('passkey-not-begun');
  });

  it('is refused when its count went back, as that of a copy would', async () => {
    const { device: counting } = await desk.add(admin, 'Counting');
    await desk.signIn(counting);
    await desk.signIn(counting);
    for (const counter of [2, 1, 0])
      expect(endOf(await desk.signIn(counting, { counter }))).toEqual([403, 'passkey-copied', false]);
    expect((await desk.signIn(counting, { counter: 9 })).statusCode).toBe(200);
  });

  it('is refused when it says to be somebody else’s', async () => {
    const userHandle = Buffer.from('account_999').toString('base64url');
    expect(endOf(await desk.signIn(device, { userHandle }))).toEqual([403, 'passkey-unknown', false]);
  });

  it('is refused once its account is removed', async () => {
    const leaver = await desk.invite(admin, { name: 'Lee', email: 'lee@example.com', role: 'viewer' });
    const { device: theirs } = await desk.add(leaver.cookie);
    await desk.call('DELETE', `/api/v1/accounts/${leaver.id}`, { cookie: admin });
    expect(endOf(await desk.signIn(theirs))).toEqual([403, 'passkey-unknown', false]);
    const { rows } = await desk.pool.query('select id from twoam.passkeys where account_id = $1', [leaver.id]);
    expect(rows).toEqual([]);
  });

  it('is refused from the page of another site, whatever it proves', async () => {
    const { ask, cookie } = await desk.askToSignIn();
    const answer = await desk.app.inject({
      method: 'POST',
      url: SIGN_IN,
      headers: { cookie, 'sec-fetch-site': 'cross-site' },
      payload: device.prove(ask),
    });
    expect([answer.statusCode, cookieOf(answer)]).toEqual([403, '']);
  });

  it('is refused when it is huge or no proof at all', async () => {
    const { ask, cookie } = await desk.askToSignIn();
    const good = device.prove(ask);
    const answers = await Promise.all(
      [
        { ...good, response: { ...good.response, signature: 'A'.repeat(9000) } },
        { ...good, id: 'A'.repeat(2_000_000) },
        { ...good, response: { ...good.response, clientDataJSON: 'bm90IGpzb24' } },
        { ...good, response: { ...good.response, authenticatorData: 'AAAA' } },
        { ...good, response: { ...good.response, userHandle: '' } },
        { ...good, type: 'password' },
        [],
      ].map((body) => desk.call('POST', SIGN_IN, { cookie, body })),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([400, 413, 403, 403, 400, 400, 400]);
    expect(answers.map(cookieOf).join('')).toBe('');
  });

  it('leaves nothing in the database when it is refused', async () => {
    const count = async (): Promise<unknown> =>
      (await desk.pool.query('select count(*)::int from twoam.used_challenges')).rows;
    const before = await count();
    await desk.signIn(device, { foreignKey: true });
    await desk.signIn(passkeyDevice(URL_OF_DESK), { userHandle: 'AAAA' });
    expect(await count()).toEqual(before);
  });
});

describe('guessing with passkeys', () => {
  it('is held back by address, asking as well as answering', async () => {
    const busy = await passkeyDesk({ rateLimits: { signIn: 3, signInPerAccount: 1000, passkeyChallenges: 5 } });
    const times = async (number: number, url: string): Promise<number[]> => {
      const statuses: number[] = [];
      for (let time = 0; time < number; time += 1)
        statuses.push((await busy.call('POST', url, { body: {} })).statusCode);
      return statuses;
    };
    expect(await times(6, `${SIGN_IN}/challenge`)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(await times(4, SIGN_IN)).toEqual([400, 400, 400, 429]);
    await busy.close();
  });
});
