import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refused } from '#app/refused.ts';
import type { Right } from '#contract/route.ts';
import type { Auth, SignedIn } from './auth/auth.ts';
import { originOf } from './auth/same-origin.ts';
import { RIGHT_WORDS } from './auth/rights-of.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null on public routes and until the request was authorized. */
    signedIn: SignedIn | null;
  }
}

export interface AuthorizeOptions {
  auth: Auth;
  publicUrl: () => string;
}

/** An onRequest hook that lets a request pass only with the right, and a recent sign-in where the route asks for one, before anything of its body is read. */
export function authorize(
  needs: Right,
  options: AuthorizeOptions,
  fresh = false,
): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  if (needs === 'public') return async (request) => refuseOtherSites(request, options, ['other']);
  return async (request, reply) => {
    const resolved = await options.auth.resolve(request.headers);
    if (resolved === null) throw new Refused('not-signed-in');
    request.signedIn = resolved.signedIn;
    if (resolved.signedIn.by === 'cookie') refuseOtherSites(request, options, ['other', 'unsaid']);
    if (!resolved.signedIn.caller.rights.has(needs)) throw await notAllowed(needs, options.auth);
    // A token is a secret of its own; a session may lie open on a table.
    if (fresh && resolved.signedIn.by === 'cookie' && !(await options.auth.isFresh(resolved.signedIn)))
      throw new Refused('prove-again');
    for (const cookie of resolved.setCookies) reply.header('set-cookie', cookie);
  };
}

function refuseOtherSites(
  request: FastifyRequest,
  options: AuthorizeOptions,
  refused: ReturnType<typeof originOf>[],
): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const url = options.publicUrl();
  if (refused.includes(originOf(request.headers, url))) throw new Refused('cross-site', { url });
}

async function notAllowed(right: Right, auth: Auth): Promise<Refused> {
  const names = (await auth.administratorNames()).slice(0, 3);
  const who = names.length === 0 ? 'an administrator' : `${names.join(' or ')}, who can give it`;
  return new Refused('not-allowed', { right: RIGHT_WORDS[right], who });
}
