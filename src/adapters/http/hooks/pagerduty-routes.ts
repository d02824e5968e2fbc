import type { FastifyInstance } from 'fastify';
import type { Dialect } from '#app/dialect.ts';
import { readRawBody } from '../json-body.ts';
import { singleHeaders, takeIn, type HookOptions } from './hook-routes.ts';

/** PagerDuty takes no larger event. */
const EVENT_LIMIT = 512_000;

/**
 * PagerDuty's own address for change events: its clients send the hook's key in the body as `routing_key`. The answers
 * are PagerDuty's.
 */
export function registerPagerdutyRoutes(app: FastifyInstance, options: HookOptions): void {
  readRawBody(app);
  const dialect = options.dialects.find(({ kind }) => kind === 'pagerduty');
  if (dialect === undefined) return;
  app.post('/v2/change/enqueue', { bodyLimit: EVENT_LIMIT, onRequest: options.limit }, async (request, reply) => {
    const rawBody = request.body instanceof Uint8Array ? request.body : new Uint8Array();
    const called = await findHook(rawBody, dialect, options);
    if (called === null) return reply.code(400).send(UNKNOWN_KEY);
    const { answer } = await takeIn(
      called,
      { method: request.method, headers: singleHeaders(request), rawBody },
      options,
    );
    return reply.code(answer.status).send(answer.body);
  });
}

const UNKNOWN_KEY = {
  status: 'invalid event',
  message: 'Event object is invalid',
  errors: ['routing_key is not the key of a PagerDuty hook of this desk'],
};

async function findHook(rawBody: Uint8Array, dialect: Dialect, { hookByKey }: HookOptions) {
  const key = routingKey(rawBody);
  const hook = key === null || key.includes('\0') ? null : await hookByKey(key);
  return hook === null || hook.kind !== dialect.kind ? null : { hook, dialect };
}

function routingKey(rawBody: Uint8Array): string | null {
  try {
    const body = JSON.parse(new TextDecoder().decode(rawBody)) as unknown;
    if (typeof body !== 'object' || body === null || !('routing_key' in body)) return null;
    return typeof body.routing_key === 'string' ? body.routing_key : null;
  } catch {
    return null;
  }
}
