import type { Caller } from '#app/caller.ts';
import { spaceRoutes } from '#app/routes.ts';
import type { SpaceContext } from '#app/space-context.ts';
import type { LiveMessage } from '#contract/live.ts';
import type { AnswerOf, BodyOf, ParamsOf, QueryOf, Route } from '#contract/route.ts';
import { memoryDesk } from './memory-desk.ts';

const IVO: Caller = {
  actor: { kind: 'person', id: 'ivo' },
  accountId: 'account_ivo',
  personId: 'ivo',
  name: 'Ivo',
  email: 'ivo@acme.example',
  role: 'admin',
  rights: new Set(['view', 'respond', 'administer']),
};

/** The real space of a desk in memory, and its API as somebody who may do everything calls it. */
export interface SpaceDesk {
  context: SpaceContext;
  /** What pages were told is newer. */
  told: LiveMessage[];
  call<R extends Route>(
    route: R,
    input?: { params?: ParamsOf<R>; query?: QueryOf<R>; body?: BodyOf<R> },
  ): Promise<AnswerOf<R>>;
}

/** A desk in memory for tests of routes; a body of the wrong shape rejects as the server would refuse it. */
export async function spaceDesk(): Promise<SpaceDesk> {
  const told: LiveMessage[] = [];
  const real = await (await memoryDesk()).house.context('real');
  const context: SpaceContext = { ...real, live: { tell: (message) => void told.push(message) } };
  const routes = spaceRoutes({ context: async () => context });
  return {
    context,
    told,
    async call<R extends Route>(route: R, input: { params?: unknown; query?: unknown; body?: unknown } = {}) {
      const bound = routes.find((one) => one.route.name === route.name);
      if (bound === undefined) throw new Error(`there is no route ${route.name}`);
      return (await bound.run({
        params: route.params.parse(input.params ?? {}),
        query: route.query.parse(input.query ?? {}),
        body: route.body.parse(input.body ?? {}),
        caller: IVO,
      })) as AnswerOf<R>;
    },
  };
}
