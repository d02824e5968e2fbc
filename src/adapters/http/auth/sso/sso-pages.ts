import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SECOND_MS } from '#core/shared/instant.ts';
import { auditRequest, type AuditOptions } from '../../audit-request.ts';
import type { RequestHook } from '../../rate-limits.ts';
import { cookieNamed } from '../cookie-named.ts';
import { SIGN_IN_WITHIN_MS } from './begun-sign-in.ts';
import type { SingleSignOn } from './single-sign-on.ts';

export interface SsoPageOptions extends AuditOptions {
  singleSignOn: SingleSignOn;
  publicUrl: () => string;
  limit: RequestHook;
}

const COOKIE = 'twoam.sso';
/** Only to tell paths of this desk from addresses elsewhere. */
const HERE = 'http://desk.invalid';

/** The way to the identity provider and back: two addresses that browsers visit. */
export function registerSsoPages(app: FastifyInstance, options: SsoPageOptions): void {
  const { singleSignOn, limit } = options;
  app.get('/sso/start', { onRequest: limit }, async (request, reply) => {
    const { then } = request.query as { then?: unknown };
    const { url, cookie } = await singleSignOn.begin(localPath(then));
    return reply
      .header('set-cookie', setCookie(options, cookie, SIGN_IN_WITHIN_MS / SECOND_MS))
      .redirect(url.href, 302);
  });
  app.get('/sso/callback', { onRequest: limit, onSend: auditRequest('signIn', options) }, async (request, reply) =>
    finish(request, reply, options),
  );
}

async function finish(request: FastifyRequest, reply: FastifyReply, options: SsoPageOptions): Promise<FastifyReply> {
  // Whatever comes of it, what was begun can be ended once only.
  reply.header('set-cookie', setCookie(options, '', 0));
  const current = new URL(request.url, options.publicUrl());
  const { then, result } = await options.singleSignOn.end(current, cookieNamed(request.headers, COOKIE));
  for (const cookie of result.setCookies) reply.header('set-cookie', cookie);
  const { caller } = result.signedIn;
  request.audited = { who: { actor: caller.actor, name: caller.name }, target: '' };
  return reply.redirect(then, 302);
}

/** A path on this desk as browsers read it; anything else would send people elsewhere. */
function localPath(then: unknown): string {
  const read = typeof then === 'string' && then.startsWith('/') && then.length < 500 ? URL.parse(then, HERE) : null;
  // `/.//elsewhere` is a path here, and leaves `//elsewhere`, which is none.
  return read?.origin === HERE && !read.pathname.startsWith('//') ? read.pathname + read.search : '/';
}

/** Lax, as it must come along when the provider sends the browser back. */
function setCookie({ publicUrl }: SsoPageOptions, value: string, maxAge: number): string {
  const secure = publicUrl().startsWith('https:') ? '; Secure' : '';
  return `${COOKIE}=${value}; Path=/sso; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`;
}
