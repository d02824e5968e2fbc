import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Caller } from '#app/caller.ts';
import type { BoundRoute } from '#app/handlers.ts';
import type { Route } from '#contract/route.ts';

/** Whoever uses a public route of the API without being signed in. */
const NOBODY: Caller = {
  actor: { kind: 'reporter', id: 'nobody' },
  accountId: null,
  personId: null,
  name: 'somebody without an account',
  email: '',
  role: 'viewer',
  rights: new Set(['public']),
};

/** A bound route that may also see the request itself, as signing in must. */
export interface ServedRoute {
  route: Route;
  run(
    input: { params: unknown; query: unknown; body: unknown; caller: Caller },
    exchange: { request: FastifyRequest; reply: FastifyReply },
  ): Promise<unknown>;
  whoDid?: BoundRoute['whoDid'];
}

export function served(bound: BoundRoute): ServedRoute {
  return { ...bound, run: (input) => bound.run(input) };
}

/** The caller a handler sees. */
export function callerOf(request: FastifyRequest): Caller {
  return request.signedIn?.caller ?? NOBODY;
}

/** Serves a route by what may also see the request. */
export function serve<R extends Route>(
  route: R,
  run: (
    input: { params: z.output<R['params']>; body: z.output<R['body']> },
    request: FastifyRequest,
    reply: FastifyReply,
  ) => Promise<unknown>,
): ServedRoute {
  return {
    route,
    run: ({ params, body }, { request, reply }) =>
      run({ params: params as z.output<R['params']>, body: body as z.output<R['body']> }, request, reply),
  };
}
