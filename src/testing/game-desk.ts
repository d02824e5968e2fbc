import type { Caller } from '#app/caller.ts';
import type { BoundRoute } from '#app/handlers.ts';
import type { OutgoingMessage } from '#app/ports/outgoing-message.ts';
import type { AnswerOf, BodyOf, ParamsOf, Right, Route } from '#contract/route.ts';
import { HOUR_MS, toIso } from '#core/shared/instant.ts';
import { planGameDay, answerInvitation, startGameDay, type GameDay } from '#contract/game-days.ts';
import { spaceRoutes } from '#app/routes.ts';
import { routesForVisitors } from '#drills/desk/visitors.ts';
import type { GameDayHouse } from '#drills/game-day/game-day-house.ts';
import { gameDayRoutes } from '#drills/game-day/game-day-routes.ts';
import { memoryGameDays } from '#drills/memory/game-days.ts';
import { memoryDesk, type MemoryDesk } from './memory-desk.ts';

/** A desk in memory with three people, one of whom may lead game days. */
export interface GameDesk {
  desk: MemoryDesk;
  house: GameDayHouse;
  routes: BoundRoute[];
  /** Calls the API as one of them; `space` for what happens inside a game day. */
  call<R extends Route>(
    who: Caller,
    route: R,
    input?: { params?: ParamsOf<R>; body?: BodyOf<R>; space?: string },
  ): Promise<AnswerOf<R>>;
  /** Plans a game day for Noa as on-call and Dan as incident manager. */
  plan(change?: Partial<BodyOf<typeof planGameDay>>): Promise<GameDay>;
  /** The same with both agreed and started. */
  start(change?: Partial<BodyOf<typeof planGameDay>>): Promise<GameDay>;
  /** Messages of a space, the oldest first. */
  messages(space: string): Promise<OutgoingMessage[]>;
}

export const LEA = person('lea', 'Lea Cohen', 'admin', ['view', 'respond', 'publish-procedure', 'administer']);
export const NOA = person('noa', 'Noa Levi', 'responder', ['view', 'respond']);
export const DAN = person('dan', 'Dan Bar', 'responder', ['view', 'respond']);
/** A token with every right: it speaks for nobody. */
export const TOKEN: Caller = {
  ...LEA,
  ...{ actor: { kind: 'token', id: 't' }, accountId: null, personId: null, name: 'token pipeline', email: '' },
};

export async function gameDesk(): Promise<GameDesk> {
  const desk = await memoryDesk();
  const house: GameDayHouse = { ...desk.house, gameDays: memoryGameDays() };
  const { people } = (await house.context('real')).storage;
  for (const { personId, name, email } of [LEA, NOA, DAN])
    await people.create({ id: personId ?? '', name, email, zone: 'UTC', contacts: [] });
  await people.update({
    ...{ id: 'noa', name: NOA.name, email: NOA.email, zone: 'UTC' },
    contacts: [{ channel: 'webhook', address: 'https://hooks.example/noa' }],
  });
  const routes = [
    ...routesForVisitors(spaceRoutes({ context: house.context }), house.spaces, house.gameDays),
    ...gameDayRoutes(house),
  ];

  async function call<R extends Route>(
    who: Caller,
    route: R,
    { params, body, space = 'real' }: { params?: ParamsOf<R>; body?: BodyOf<R>; space?: string } = {},
  ): Promise<AnswerOf<R>> {
    const bound = routes.find((one) => one.route.name === route.name);
    if (bound === undefined) throw new Error(`nothing is bound to ${route.name}`);
    const answer = await bound.run({
      params: route.params.parse(params ?? {}),
      query: route.query.parse({ space }),
      body: route.body.parse(body ?? {}),
      caller: who,
    });
    return route.answer.parse(answer) as AnswerOf<R>;
  }

  const plan: GameDesk['plan'] = (change = {}) =>
    call(LEA, planGameDay, {
      body: {
        title: 'Autumn practice',
        startsAt: toIso(desk.realNow() + HOUR_MS),
        invitations: [
          { personId: 'noa', role: 'on-call' },
          { personId: 'dan', role: 'imoc' },
        ],
        ...change,
      },
    });

  return {
    desk,
    house,
    routes,
    call,
    plan,
    async start(change) {
      const { id } = await plan(change);
      for (const who of [NOA, DAN]) await call(who, answerInvitation, { params: { id }, body: { answer: 'agreed' } });
      return call(LEA, startGameDay, { params: { id } });
    },
    async messages(space) {
      const rows = await (await house.context(space)).storage.outbox.list({ limit: 200, incidentId: null });
      return rows.map(({ message }) => message).toReversed();
    },
  };
}

function person(id: string, name: string, role: Caller['role'], rights: Right[]): Caller {
  return {
    ...{ actor: { kind: 'person', id }, accountId: `account_${id}`, personId: id, name, role },
    email: `${id}@acme.example`,
    rights: new Set<Right>(['public', ...rights]),
  };
}
