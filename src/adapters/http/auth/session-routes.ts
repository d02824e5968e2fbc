import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { toIso } from '#core/shared/instant.ts';
import type { Caller } from '#app/caller.ts';
import { bind } from '#app/handlers.ts';
import { Refused } from '#app/refused.ts';
import type { me } from '#contract/accounts.ts';
import { howToProve, provePassword } from '#contract/proof.ts';
import { acceptWelcome, changePassword, createAccountLink, lookAtWelcome, signIn, signOut } from '#contract/session.ts';
import { serve, type ServedRoute } from '../served-route.ts';
import type { Auth, SignedIn, SignInResult } from './auth.ts';
import type { Passkeys } from './passkey/passkeys.ts';

export interface SessionRouteOptions {
  auth: Auth;
  passkeys?: Pick<Passkeys, 'fitting'> | undefined;
  /** Counts an attempt on the account it names or comes from; seconds to wait when there were too many, else null. */
  tooManyAttempts: (request: FastifyRequest) => Promise<number | null>;
  /** Ends the live streams of a session. */
  endStreams: (sessionId: string) => void;
}

/** Signing in and out, and one-time links: the routes that set cookies. */
export function sessionRoutes(options: SessionRouteOptions): ServedRoute[] {
  const { auth } = options;
  return [
    serve(signIn, async ({ body }, request, reply) => {
      await countAttempt(options, request, reply);
      return welcomeIn(await auth.signIn({ email: body.email.toLowerCase(), password: body.password }), request, reply);
    }),
    serve(changePassword, async ({ body }, request, reply) => {
      await countAttempt(options, request, reply);
      const ended = await auth.changePassword(signedInOf(request), body);
      ended.forEach(options.endStreams);
      return { endedSessions: ended.length };
    }),
    serve(howToProve, async (_, request) => {
      const signedIn = signedInOf(request);
      return {
        fresh: await auth.isFresh(signedIn),
        password: await auth.hasPassword(signedIn),
        passkeys: (await options.passkeys?.fitting(signedIn)) ?? 0,
      };
    }),
    serve(provePassword, async ({ body: { password } }, request, reply) => {
      await countAttempt(options, request, reply);
      return goOn(await auth.provePassword(signedInOf(request), password), reply);
    }),
    serve(signOut, async (_, request, reply) => {
      const resolved = await auth.resolve(request.headers);
      const { sessionId, setCookies } = await auth.signOut(request.headers);
      for (const cookie of setCookies) reply.header('set-cookie', cookie);
      if (sessionId !== null) options.endStreams(sessionId);
      if (resolved !== null) auditAs(request, resolved.signedIn.caller);
      return { signedOut: sessionId !== null };
    }),
    serve(createAccountLink, async ({ body, params: { id } }, request) => {
      const { endedSessions, url, expiresAt, ...made } = await auth.makeAccountLink(signedInOf(request), id, body);
      endedSessions.forEach(options.endStreams);
      request.audited.also = [
        ...(endedSessions.length === 0 ? [] : ['endSessions']),
        ...(made.removedPasskeys === 0 ? [] : ['removePasskeys']),
      ];
      return { ...made, id, link: url, expiresAt: toIso(expiresAt), endedSessions: endedSessions.length };
    }),
    serve(acceptWelcome, async ({ body }, request, reply) => welcomeIn(await auth.acceptLink(body), request, reply)),
    {
      ...bind(lookAtWelcome, async ({ query }) => {
        const link = await auth.lookAtLink(query.token);
        return { ...link, expiresAt: toIso(link.expiresAt) };
      }),
    },
  ];
}

/** Sets the cookie under which a session goes on that was proven again. */
export function goOn({ setCookies }: SignInResult, reply: FastifyReply): { proven: true } {
  for (const cookie of setCookies) reply.header('set-cookie', cookie);
  return { proven: true };
}

export function signedInOf({ signedIn }: FastifyRequest): SignedIn {
  if (signedIn === null) throw new Refused('not-signed-in');
  return signedIn;
}

/** Counts an attempt at a password; refuses it when there were too many. */
export async function countAttempt(
  { tooManyAttempts }: Pick<SessionRouteOptions, 'tooManyAttempts'>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const seconds = await tooManyAttempts(request);
  if (seconds === null) return;
  reply.header('retry-after', seconds);
  throw new Refused('too-many-requests', { seconds: String(seconds) });
}

/** What a page knows of the account that looks at it. */
export function meAnswer(caller: Caller): z.output<typeof me.answer> {
  return {
    accountId: caller.accountId ?? (caller.actor.kind === 'token' ? caller.actor.id : ''),
    personId: caller.personId,
    name: caller.name,
    email: caller.email,
    role: caller.role,
    rights: [...caller.rights].filter((right) => right !== 'public'),
    mustSetPassword: false,
  };
}

/** Sets the cookies of whoever has just come in, and says who it is. */
export function welcomeIn(
  result: SignInResult,
  request: FastifyRequest,
  reply: FastifyReply,
): z.output<typeof me.answer> {
  for (const cookie of result.setCookies) reply.header('set-cookie', cookie);
  auditAs(request, result.signedIn.caller);
  return meAnswer(result.signedIn.caller);
}

function auditAs(request: FastifyRequest, caller: Caller): void {
  request.audited.who = { actor: caller.actor, name: caller.name };
}
