import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refused } from '#app/refused.ts';
import { sha256 } from '../sha256.ts';
import type { Metrics } from './metrics.ts';

/** Each answers within a second or counts as a no. */
export interface HealthChecks {
  databaseAnswers: () => Promise<boolean>;
  migrationsDone: () => Promise<boolean>;
  workersRunning: () => Promise<boolean>;
}

export interface HealthOptions {
  health: HealthChecks;
  metrics: Metrics;
  /** Bearer token for /metrics; without one only this machine may read them. */
  metricsToken: string | null;
}

/** Serves `/healthz`, `/readyz` and `/metrics`. */
export function registerHealthRoutes(app: FastifyInstance, options: HealthOptions): void {
  app.get('/healthz', async (_request, reply) => reply.header('cache-control', 'no-store').send({ alive: true }));
  app.get('/readyz', async (request, reply) => {
    const checks = await readChecks(options.health, request);
    const ready = Object.values(checks).every((check) => check);
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ ready, checks });
  });
  app.get('/metrics', async (request, reply) => {
    if (!mayReadMetrics(request, options.metricsToken)) throw new Refused('not-signed-in');
    return reply.type(options.metrics.registry.contentType).send(await options.metrics.registry.metrics());
  });
}

async function readChecks(health: HealthChecks, request: FastifyRequest): Promise<Record<string, boolean>> {
  const names = Object.keys(health) as (keyof HealthChecks)[];
  const results = names.map(async (name) => {
    const passed = await health[name]().catch((error: unknown) => {
      request.log.warn({ err: error, check: name }, 'not ready');
      return false;
    });
    return [name, passed] as const;
  });
  return Object.fromEntries(await Promise.all(results));
}

function mayReadMetrics(request: FastifyRequest, token: string | null): boolean {
  if (token !== null) return timingSafeEqual(sha256(request.headers.authorization ?? ''), sha256(`Bearer ${token}`));
  // Behind a proxy on this machine every request comes from loopback, and says so in a header.
  const forwarded = PROXY_HEADERS.some((name) => request.headers[name] !== undefined);
  return !forwarded && LOOPBACK.test(request.socket.remoteAddress ?? '');
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;
const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];
