import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { SECOND_MS } from '#core/shared/instant.ts';
import { Refused } from '#app/refused.ts';
import * as contract from '#contract/passkey.ts';
import type { Route } from '#contract/route.ts';
import type { ServedRoute } from '../../served-route.ts';
import type { SignedIn } from '../auth.ts';
import { cookieNamed } from '../cookie-named.ts';
import { countAttempt, welcomeIn, type SessionRouteOptions } from '../session-routes.ts';
import { PROOF_WITHIN_MS } from './begun-passkey.ts';
import type { Passkeys } from './passkeys.ts';

export interface PasskeyRouteOptions extends Pick<SessionRouteOptions, 'tooManyAttempts' | 'endStreams'> {
  passkeys: Passkeys;
  publicUrl: () => string;
}

const COOKIE = 'twoam.passkey';

/** Signing in with passkeys, and one's own: the routes that set or read their cookie. */
export function passkeyRoutes(options: PasskeyRouteOptions): ServedRoute[] {
  const { passkeys } = options;
  const keep = (reply: FastifyReply, cookie: string): unknown => reply.header('set-cookie', setCookie(options, cookie));
  return [
    serve(contract.offersPasskeys, () => passkeys.offer()),
    serve(contract.beginPasskeySignIn, async (_, __, reply) => {
      const { ask, cookie } = passkeys.beginSignIn();
      keep(reply, cookie);
      return ask;
    }),
    serve(contract.signInWithPasskey, async ({ body }, request, reply) => {
      const result = await passkeys.signIn(body, cookieNamed(request.headers, COOKIE));
      keep(reply, '');
      return welcomeIn(result, request, reply);
    }),
    serve(contract.listPasskeys, (_, request) => passkeys.list(signedInOf(request))),
    serve(contract.beginPasskey, async ({ body: { password } }, request, reply) => {
      if (password !== undefined) await countAttempt(options, request, reply);
      const { ask, cookie } = await passkeys.beginAdding(signedInOf(request), password);
      keep(reply, cookie);
      return ask;
    }),
    serve(contract.addPasskey, async ({ body }, request, reply) => {
      const added = await passkeys.add(signedInOf(request), body, cookieNamed(request.headers, COOKIE));
      keep(reply, '');
      return added;
    }),
    serve(contract.removePasskey, async ({ params }, request) => {
      const { id } = params;
      const ended = await passkeys.remove(signedInOf(request), id);
      ended.forEach(options.endStreams);
      return { id, endedSessions: ended.length };
    }),
  ];
}

function signedInOf({ signedIn }: FastifyRequest): SignedIn {
  if (signedIn === null) throw new Refused('not-signed-in');
  return signedIn;
}

/** Strict, as no other site has anything to do with it. Without a value it ends. */
function setCookie({ publicUrl }: PasskeyRouteOptions, value: string): string {
  const secure = publicUrl().startsWith('https:') ? '; Secure' : '';
  const maxAge = value === '' ? 0 : PROOF_WITHIN_MS / SECOND_MS;
  return `${COOKIE}=${value}; Path=/api/v1; Max-Age=${maxAge}; HttpOnly; SameSite=Strict${secure}`;
}

function serve<R extends Route>(
  route: R,
  run: (
    input: { params: z.output<R['params']>; body: z.output<R['body']> },
    request: FastifyRequest,
    reply: FastifyReply,
  ) => Promise<unknown>,
): ServedRoute {
  return {
    route,
    run: ({ params, body }, { request, reply }) =>
      run({ params: params as z.output<R['params']>, body: body as z.output<R['body']> }, request, reply),
  };
}
