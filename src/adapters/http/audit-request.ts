import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Audit } from '#app/ports/audit.ts';
import type { Clock } from '#app/ports/clock.ts';
import type { Actor } from '#core/shared/actor.ts';
import type { Route } from '#contract/route.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the audit says of this request; a handler fills in what only it knows, and what else came about by it. Never words, secrets or bodies. */
    audited: { who?: { actor: Actor; name: string }; target?: string; also?: string[] };
  }
}

export interface AuditOptions {
  audit: Audit;
  clock: Clock;
}

/** Routes that change something. A POST that only needs `view` is a question; a PUT is one's own account. */
export function isAudited(route: Pick<Route, 'method' | 'needs' | 'keepsVersions' | 'audited'>): boolean {
  if (route.keepsVersions === true) return false;
  if (route.audited === true) return true;
  return route.method !== 'GET' && (route.needs !== 'view' || route.method === 'PUT');
}

/**
 * An onSend hook that writes who did what before the answer leaves, so that an acknowledged change is in the audit.
 * Requests of nobody known are left to the log, or a stranger could fill the table.
 */
export function auditRequest(what: string, options: AuditOptions) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const caller = request.signedIn?.caller;
    const who = request.audited.who ?? (caller && { actor: caller.actor, name: caller.name });
    if (who === undefined) return;
    const target = request.audited.target ?? '';
    const outcome = reply.statusCode < 400 ? 'done' : 'refused';
    try {
      for (const deed of [what, ...(request.audited.also ?? [])])
        await options.audit.write({
          at: options.clock.now(),
          actor: who.actor,
          who: who.name,
          what: deed,
          target,
          outcome,
        });
    } catch (error) {
      // The change is made and saying otherwise would be wrong; the log keeps what the table could not.
      request.log.error({ err: error, what, target: request.audited.target }, 'audit entry could not be written');
    }
  };
}
