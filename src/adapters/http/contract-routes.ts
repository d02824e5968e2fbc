import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { auditRequest, isAudited, type AuditOptions } from './audit-request.ts';
import { authorize, type AuthorizeOptions } from './authorize.ts';
import { documentPolicy } from './document-policy.ts';
import type { RequestHook } from './rate-limits.ts';
import { requestInput } from './request-input.ts';
import { callerOf, type ServedRoute } from './served-route.ts';

export interface ContractRouteOptions extends AuthorizeOptions, AuditOptions {
  routes: ServedRoute[];
  /** Limits by the route's name, for those that strangers can call. */
  rateLimits: Record<string, RequestHook>;
}

/** Serves routes of the contract: right first, then shape, then the use case, then the shape of the answer. */
export function registerContractRoutes(app: FastifyInstance, options: ContractRouteOptions): void {
  for (const served of options.routes) registerRoute(app, served, options);
}

function registerRoute(app: FastifyInstance, served: ServedRoute, options: ContractRouteOptions): void {
  const { route } = served;
  const limit = options.rateLimits[route.name];
  app.route({
    method: route.method,
    url: route.path,
    onRequest: [...(limit === undefined ? [] : [limit]), authorize(route.needs, options, route.fresh)],
    ...(isAudited(route) && { onSend: auditRequest(route.name, options) }),
    handler: (request, reply) => answer(served, request, reply),
  });
}

async function answer(served: ServedRoute, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { route } = served;
  const input = requestInput(route, request);
  const named = targetOf(input.params);
  request.audited.target = inSpace(input.query, named);
  const result = await served.run({ ...input, caller: callerOf(request) }, { request, reply });
  const who = served.whoDid?.(result);
  if (who !== undefined) request.audited.who = who;
  if (named === '') request.audited.target = inSpace(input.query, targetOf(result));
  const body = z.encode(route.answer, result);
  if (route.media === 'text/html') reply.header('content-security-policy', documentPolicy(String(body)));
  return reply
    .code(route.status)
    .type(`${route.media ?? 'application/json'}; charset=utf-8`)
    .send(route.media === undefined ? JSON.stringify(body) : body);
}

function targetOf(holder: unknown): string {
  if (typeof holder !== 'object' || holder === null || !('id' in holder)) return '';
  return String(holder.id);
}

function inSpace(query: unknown, target: string): string {
  if (typeof query !== 'object' || query === null || !('space' in query) || query.space === 'real') return target;
  return `${String(query.space)}/${target}`;
}
