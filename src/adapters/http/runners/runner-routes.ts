import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Clock } from '#app/ports/clock.ts';
import type { RunnerRow, Runners } from '#app/ports/runners.ts';
import type { RunnerWork } from '#app/ports/runner-work.ts';
import { Refused } from '#app/refused.ts';
import { reportAnswer, reportBody, RUNNER_PATHS, takeAnswer, takeBody } from '#contract/runner.ts';
import { readRawBody } from '../json-body.ts';
import { withoutNul } from '../nul-character.ts';
import type { RequestHook } from '../rate-limits.ts';
import { verifyRunner } from './verify-request.ts';

const WAITS_MS = 20_000;
const LOOKS_EVERY_MS = 400;

/** What the runners' side of the desk works with. */
export interface RunnerDesk {
  runners: Runners;
  work: RunnerWork;
  /** How long a request for work waits for some. */
  waitsMs?: number;
}

export interface RunnerRouteOptions extends RunnerDesk {
  clock: Pick<Clock, 'now'>;
  limit: RequestHook;
}

/** Serves the signed requests of runners: asking for work, which waits for some, and saying what becomes of it. */
export function registerRunnerRoutes(app: FastifyInstance, options: RunnerRouteOptions): void {
  readRawBody(app);
  const closing = new AbortController();
  app.addHook('preClose', async () => closing.abort());
  const serve = <B extends z.ZodType, A extends z.ZodType>(
    path: string,
    shapes: { body: B; answer: A },
    run: (runner: RunnerRow, body: z.output<B>, request: FastifyRequest) => Promise<z.output<A>>,
  ): void => {
    app.post(path, { onRequest: options.limit }, async (request, reply): Promise<FastifyReply> => {
      const rawBody = request.body instanceof Uint8Array ? request.body : new Uint8Array();
      const runner = await verifyRunner(options, { path, headers: request.headers, rawBody });
      const answer = await run(runner, bodyOf(shapes.body, rawBody), request);
      return reply.header('cache-control', 'no-store').send(shapes.answer.parse(answer));
    });
  };

  serve(RUNNER_PATHS.take, { body: takeBody, answer: takeAnswer }, async (runner, body, request) => {
    await options.runners.tell(runner.name, body);
    const gone = AbortSignal.any([closing.signal, AbortSignal.timeout(options.waitsMs ?? WAITS_MS)]);
    for (;;) {
      // It may have been revoked while it waited.
      if ((await options.runners.get(runner.name))?.revokedAt !== null) throw new Refused('runner-revoked');
      const step = await options.work.take(runner.name, body);
      if (step !== null || gone.aborted || request.socket.destroyed) return { step };
      await sleep(LOOKS_EVERY_MS, undefined, { signal: gone }).catch(() => undefined);
    }
  });
  serve(RUNNER_PATHS.report, { body: reportBody, answer: reportAnswer }, async (runner, body) => ({
    go: await options.work.report(runner.name, withoutNul(body)),
  }));
}

function bodyOf<B extends z.ZodType>(shape: B, rawBody: Uint8Array): z.output<B> {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(rawBody).toString('utf8'));
  } catch {
    throw new Refused('not-json');
  }
  const parsed = shape.safeParse(json);
  if (!parsed.success)
    throw new Refused(
      'bad-input',
      {},
      parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
    );
  return parsed.data;
}
