import type { LightMyRequestResponse } from 'fastify';
import type { beginPasskey, beginPasskeySignIn } from '#contract/passkey.ts';
import type { AnswerOf } from '#contract/route.ts';
import { passkeyDevice, type Lies, type PasskeyDevice } from '#testing/passkey-device.ts';
import { passkeys } from '../auth/passkey/passkeys.ts';
import type { HttpOptions } from '../http-options.ts';
import { authDesk, cookieOf, type AuthDesk } from './auth-desk.ts';

export const URL_OF_DESK = 'https://desk.example.com';
const SECRET = 'a secret of at least thirty-two characters for tests';

/** A desk that people sign in to with passkeys, step by step as a browser does it. */
export interface PasskeyDesk extends AuthDesk {
  /** Asks to sign in; answers what to ask a device and the browser's cookie. */
  askToSignIn(): Promise<{ ask: AnswerOf<typeof beginPasskeySignIn>; cookie: string }>;
  /** Asks to add a passkey to the account of this session. */
  askToAdd(session: string, body?: object): Promise<{ ask: AnswerOf<typeof beginPasskey>; cookie: string }>;
  /** Adds one that a new device makes. */
  add(session: string, name?: string, device?: PasskeyDevice): Promise<{ id: string; device: PasskeyDevice }>;
  signIn(device: PasskeyDevice, lies?: Lies): Promise<LightMyRequestResponse>;
  list(session: string): Promise<LightMyRequestResponse>;
  /** Where the desk is from now on. */
  moveTo(url: string): void;
  /** The identity provider that is set from now on. */
  setIssuer(issuer: string | null): void;
}

export async function passkeyDesk(given: Partial<HttpOptions> = {}): Promise<PasskeyDesk> {
  let url = URL_OF_DESK;
  let issuer: string | null = null;
  const desk = await authDesk(
    (login) => ({
      ...given,
      passkeys: passkeys({
        accounts: { ...login.accounts, publicUrl: () => url },
        secret: SECRET,
        signInAs: (accountId) => login.signInAs(accountId),
        renew: (sessionId) => login.renew(sessionId),
        issuer: async () => issuer,
      }),
    }),
    URL_OF_DESK,
  );
  const askToSignIn: PasskeyDesk['askToSignIn'] = async () =>
    begunOf(await desk.call('POST', '/api/v1/session/passkey/challenge', { body: {} }));
  const askToAdd: PasskeyDesk['askToAdd'] = async (session, body = {}) =>
    begunOf(await desk.call('POST', '/api/v1/me/passkeys/challenge', { cookie: session, body }));
  return {
    ...desk,
    askToSignIn,
    askToAdd,
    async add(session, name = 'This phone', device = passkeyDevice(url)) {
      const { ask, cookie } = await askToAdd(session);
      const answer = await desk.call('POST', '/api/v1/me/passkeys', {
        cookie: `${session}; ${cookie}`,
        body: { name, passkey: device.make(ask) },
      });
      if (answer.statusCode !== 201) throw new Error(answer.body);
      return { id: answer.json<{ id: string }>().id, device };
    },
    async signIn(device, lies) {
      const { ask, cookie } = await askToSignIn();
      return desk.call('POST', '/api/v1/session/passkey', { cookie, body: device.prove(ask, lies) });
    },
    list: (session) => desk.call('GET', '/api/v1/me/passkeys', { cookie: session }),
    moveTo: (next) => {
      url = next;
    },
    setIssuer: (next) => {
      issuer = next;
    },
  };
}

function begunOf<Ask>(answer: LightMyRequestResponse): { ask: Ask; cookie: string } {
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return { ask: answer.json<Ask>(), cookie: passkeyCookieOf(answer) };
}

/** The cookie that must come back with a device's answer. */
export function passkeyCookieOf(answer: LightMyRequestResponse): string {
  const line = [answer.headers['set-cookie'] ?? []].flat().find((one) => one.startsWith('twoam.passkey='));
  return line?.split(';', 1)[0] ?? '';
}

/** How an attempt to sign in ended: its status, code, and whether it opened a session. */
export function endOf(answer: LightMyRequestResponse): [number, string, boolean] {
  const { error } = answer.json<{ error?: { code: string } }>();
  return [answer.statusCode, error?.code ?? '', cookieOf(answer) !== ''];
}
