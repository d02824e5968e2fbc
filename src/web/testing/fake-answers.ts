import type { z } from 'zod';
import { ApiRefusal } from '#contract/client.ts';
import type { Route } from '#contract/route.ts';
import type { FakeMood, FakeState } from './fake-state.ts';

export interface FakeRequest<R extends Route> {
  params: z.output<R['params']>;
  query: z.output<R['query']>;
  body: z.output<R['body']>;
  mood: FakeMood;
  state: FakeState;
}

/** One route with the fake's answer to it. */
export interface FakeAnswer {
  route: Route;
  answer(request: FakeRequest<Route>): unknown;
}

/** Answers a route; the answer is held against the contract before it is sent. */
export function answer<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  route: Route<P, Q, B, A>,
  make: (request: FakeRequest<Route<P, Q, B, A>>) => unknown,
): FakeAnswer {
  return { route, answer: (request) => make(request) };
}

export function notFound(what: string, id: string): ApiRefusal {
  return new ApiRefusal(404, 'not-found', `There is no ${what} with the id ${id}.`, 'Check the id.');
}
