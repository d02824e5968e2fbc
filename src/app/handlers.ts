import type { z } from 'zod';
import type { AnswerOf, Route } from '#contract/route.ts';
import type { Actor } from '#core/shared/actor.ts';
import type { Caller } from './caller.ts';

/** A request after login, right and shape were checked. */
export interface HandlerRequest<R extends Route> {
  params: z.output<R['params']>;
  query: z.output<R['query']>;
  body: z.output<R['body']>;
  caller: Caller;
}

/** One route of the contract with the use case behind it. The HTTP adapter serves a list of them. */
export interface BoundRoute {
  route: Route;
  run(request: { params: unknown; query: unknown; body: unknown; caller: Caller }): Promise<unknown>;
  /** Who the answer shows it was, for the audit, where nobody is signed in. */
  whoDid?(answer: unknown): { actor: Actor; name: string };
}

/** Binds a use case to its route; it may throw `Refused`. */
export function bind<R extends Route>(
  route: R,
  run: (request: HandlerRequest<R>) => Promise<AnswerOf<R>>,
  whoDid?: (answer: AnswerOf<R>) => { actor: Actor; name: string },
): BoundRoute {
  return {
    route,
    run: (request) => run(request as HandlerRequest<R>),
    ...(whoDid !== undefined && { whoDid: (answer: unknown) => whoDid(answer as AnswerOf<R>) }),
  };
}
