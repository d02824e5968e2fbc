import type { FastifyReply } from 'fastify';
import { SECOND_MS } from '#core/shared/instant.ts';
import * as contract from '#contract/passkey.ts';
import { beginProof, provePasskey } from '#contract/proof.ts';
import { serve, type ServedRoute } from '../../served-route.ts';
import { cookieNamed } from '../cookie-named.ts';
import { countAttempt, goOn, signedInOf, welcomeIn, type SessionRouteOptions } from '../session-routes.ts';
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
    serve(contract.beginPasskey, async (_, request, reply) => {
      const { ask, cookie } = await passkeys.beginAdding(signedInOf(request));
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
    serve(beginProof, async (_, request, reply) => {
      const { ask, cookie } = await passkeys.beginProof(signedInOf(request));
      keep(reply, cookie);
      return ask;
    }),
    serve(provePasskey, async ({ body }, request, reply) => {
      await countAttempt(options, request, reply);
      const result = await passkeys.prove(signedInOf(request), body, cookieNamed(request.headers, COOKIE));
      keep(reply, '');
      return goOn(result, reply);
    }),
  ];
}

/** Strict, as no other site has anything to do with it. Without a value it ends. */
function setCookie({ publicUrl }: PasskeyRouteOptions, value: string): string {
  const secure = publicUrl().startsWith('https:') ? '; Secure' : '';
  const maxAge = value === '' ? 0 : PROOF_WITHIN_MS / SECOND_MS;
  return `${COOKIE}=${value}; Path=/api/v1; Max-Age=${maxAge}; HttpOnly; SameSite=Strict${secure}`;
}
