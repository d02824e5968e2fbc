import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Dialect } from '#app/dialect.ts';
import type { Clock, HookRow, IncomingAlert } from '#app/ports.ts';
import { Refused } from '#app/refused.ts';
import { readRawBody } from '../json-body.ts';
import { withoutNul } from '../nul-character.ts';
import { perMinute } from '../rate-limits.ts';
import { verifyHookRequest } from './verify-hook-request.ts';

/** A group of thousands of alerts fits; anything larger is no group of alerts. */
export const HOOK_BODY_LIMIT = 5_000_000;

export interface HookOptions {
  dialects: Dialect[];
  hookByKey: (key: string) => Promise<HookRow | null>;
  /** Durable when it returns. */
  acceptAlerts: (hook: HookRow, alerts: IncomingAlert[]) => Promise<void>;
  clock: Clock;
  requestsPerMinute: number;
}

/** A hook and the language its tool speaks. */
interface Called {
  hook: HookRow;
  dialect: Dialect;
}

declare module 'fastify' {
  interface FastifyRequest {
    called: Called | null;
  }
}

/** Serves the addresses to which tools send alerts: `/hooks/<kind>/<key>`, and `/in/<key>/…` for those that append a path. */
export function registerHookRoutes(app: FastifyInstance, options: HookOptions): void {
  readRawBody(app);
  app.decorateRequest('called', null);
  const dialects = new Map(options.dialects.map((dialect) => [dialect.kind, dialect]));
  const onRequest = async (request: FastifyRequest) => {
    request.called = await find(request, options, dialects);
  };
  for (const url of ['/hooks/:kind/:key', '/in/:key', '/in/:key/*']) {
    const config = { rateLimit: { ...perMinute(options.requestsPerMinute), groupId: 'hooks' } };
    app.route({
      method: ['POST', 'PUT'],
      url,
      config,
      bodyLimit: HOOK_BODY_LIMIT,
      onRequest,
      handler: (request, reply) => accept(calledOf(request), request, reply, options),
    });
    app.route({
      method: 'GET',
      url,
      config,
      onRequest,
      handler: (request, reply) => explain(calledOf(request), reply),
    });
  }
}

function calledOf(request: FastifyRequest): Called {
  if (request.called === null) throw new Refused('unknown-hook');
  return request.called;
}

async function find(request: FastifyRequest, options: HookOptions, dialects: Map<string, Dialect>): Promise<Called> {
  const { kind, key } = request.params as { kind?: string; key: string };
  const hook = key.includes('\0') ? null : await options.hookByKey(key);
  const dialect = hook === null ? undefined : dialects.get(hook.kind);
  if (hook === null || dialect === undefined || (kind !== undefined && kind !== hook.kind)) {
    throw new Refused('unknown-hook');
  }
  return { hook, dialect };
}

async function accept(
  { hook, dialect }: Called,
  request: FastifyRequest,
  reply: FastifyReply,
  options: HookOptions,
): Promise<FastifyReply> {
  const headers = singleHeaders(request);
  const rawBody = request.body instanceof Uint8Array ? request.body : new Uint8Array();
  const now = options.clock.now();
  if (hook.secret !== null) verifyHookRequest(hook.secret, { headers, rawBody, now });
  const result = dialect.read({ method: request.method, headers, rawBody, hookId: hook.id, now });
  if (result.outcome === 'accepted') await options.acceptAlerts(hook, result.alerts.map(withoutNul));
  return reply.code(result.answer.status).send(result.answer.body);
}

async function explain({ dialect }: Called, reply: FastifyReply): Promise<string> {
  reply.type('text/plain; charset=utf-8');
  return `This address takes ${dialect.kind} alerts by POST; there is nothing to read here.\n`;
}

function singleHeaders(request: FastifyRequest): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}
