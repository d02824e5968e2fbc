import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Dialect, DialectResult, HookRequest, SecretCheck } from '#app/dialect.ts';
import type { Clock } from '#app/ports/clock.ts';
import type { HookRow } from '#app/ports/hooks.ts';
import type { IncomingAlert } from '#app/ports/signals.ts';
import type { IncomingChange } from '#app/ports/changes.ts';
import type { TrackerNews } from '#app/ports/trackers.ts';
import { Refused } from '#app/refused.ts';
import { readRawBody } from '../json-body.ts';
import { withoutNul } from '../nul-character.ts';
import type { RequestHook } from '../rate-limits.ts';

/** A group of thousands of alerts fits; anything larger is no group of alerts. */
const HOOK_BODY_LIMIT = 5_000_000;

export interface HookOptions {
  dialects: Dialect[];
  hookByKey: (key: string) => Promise<HookRow | null>;
  /** Whether a request to a hook with a secret proves that its sender knows it, where its dialect has no way of its own. */
  checkHookSecret: (secret: string, request: HookRequest) => SecretCheck;
  /** Durable when it returns. */
  acceptSignals: (
    hook: HookRow,
    signals: { alerts: IncomingAlert[]; changes: IncomingChange[]; tracked?: TrackerNews[] },
  ) => Promise<void>;
  clock: Clock;
  limit: RequestHook;
}

/** A hook and the language its tool speaks. */
export interface Called {
  hook: HookRow;
  dialect: Dialect;
}

declare module 'fastify' {
  interface FastifyRequest {
    called: Called | null;
  }
}

/** Serves the addresses to which tools send alerts and changes: `/hooks/<kind>/<key>`, and `/in/<key>/…` for those that append a path. */
export function registerHookRoutes(app: FastifyInstance, options: HookOptions): void {
  readRawBody(app);
  app.decorateRequest('called', null);
  const dialects = new Map(options.dialects.map((dialect) => [dialect.kind, dialect]));
  const findHook = async (request: FastifyRequest): Promise<void> => {
    request.called = await find(request, options, dialects);
    acceptAnyContentType(request);
  };
  const onRequest = [options.limit, findHook];
  for (const url of ['/hooks/:kind/:key', '/in/:key', '/in/:key/*']) {
    app.route({
      method: ['POST', 'PUT'],
      url,
      bodyLimit: HOOK_BODY_LIMIT,
      onRequest,
      handler: (request, reply) => accept(calledOf(request), request, reply, options),
    });
    app.route({
      method: 'GET',
      url,
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

/** The framework refuses what does not look like a content type; what a tool calls its body is for its dialect to judge. */
function acceptAnyContentType(request: FastifyRequest): void {
  const type = request.headers['content-type'];
  if (type !== undefined && !/^[\w.+-]+\/[\w.+-]+/.test(type)) {
    request.raw.headers['content-type'] = 'application/octet-stream';
  }
}

async function accept(
  called: Called,
  request: FastifyRequest,
  reply: FastifyReply,
  options: HookOptions,
): Promise<FastifyReply> {
  const rawBody = request.body instanceof Uint8Array ? request.body : new Uint8Array();
  const result = await takeIn(called, { method: request.method, headers: singleHeaders(request), rawBody }, options);
  return reply.code(result.answer.status).send(result.answer.body);
}

/** Checks the secret, lets the dialect read, and stores what it understood. */
export async function takeIn(
  { hook, dialect }: Called,
  request: Pick<HookRequest, 'method' | 'headers' | 'rawBody'>,
  options: Pick<HookOptions, 'clock' | 'checkHookSecret' | 'acceptSignals'>,
): Promise<DialectResult> {
  const arrived = { ...request, hookId: hook.id, settings: hook.settings, now: options.clock.now() };
  const check = dialect.checkSecret ?? options.checkHookSecret;
  const known = hook.secret === null ? 'good' : check(hook.secret, arrived);
  if (known !== 'good') throw new Refused(known);
  const result = dialect.read(arrived);
  if (result.outcome === 'accepted') {
    const { alerts, changes, tracked } = result;
    await options.acceptSignals(hook, {
      alerts: alerts.map(withoutNul),
      changes: changes.map(withoutNul),
      ...(tracked === undefined ? {} : { tracked: tracked.map(withoutNul) }),
    });
  }
  return result;
}

async function explain({ dialect }: Called, reply: FastifyReply): Promise<string> {
  reply.type('text/plain; charset=utf-8');
  return `This address takes what ${dialect.kind} sends by POST; there is nothing to read here.\n`;
}

export function singleHeaders(request: FastifyRequest): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}
