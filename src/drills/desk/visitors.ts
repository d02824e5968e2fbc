import type { Caller } from '#app/caller.ts';
import type { BoundRoute } from '#app/handlers.ts';
import type { GameDays } from '#app/ports/game-days.ts';
import type { SpaceRow, Spaces } from '#app/ports/spaces.ts';
import { castCaller } from '../act.ts';
import { VISITOR } from '../fill-roles.ts';
import { playerCaller } from '../game-day/players.ts';
import { findScenario } from '../scenarios/find-scenario.ts';

/**
 * The routes of a space, for a desk with drills: in a drill everybody acts as the person whose seat is taken, or as its
 * visitor, so that no real person ever enters a drill. In a game day they act as themselves, when they agreed to play.
 * Rights stay those of the account.
 */
export function routesForVisitors(
  routes: BoundRoute[],
  spaces: Pick<Spaces, 'get'>,
  gameDays: Pick<GameDays, 'get'>,
): BoundRoute[] {
  return routes.map(({ route, run }) => ({
    route,
    async run(request) {
      const row = await practiceOf(spaces, request.query);
      if (row?.kind === 'game-day') {
        const caller = await playerCaller(gameDays, row.id, request.caller, route.method === 'GET');
        return run({ ...request, caller });
      }
      return run(row === null ? request : { ...request, caller: visitorOf(row, request.caller) });
    },
  }));
}

/** Who somebody is inside a drill. */
function visitorOf(row: SpaceRow, caller: Caller): Caller {
  const scenario = row.scenario === null ? null : findScenario(row.scenario);
  if (row.kind !== 'drill' || scenario === null) return caller;
  const who = row.seat ?? null;
  const { actor, personId, name, email } =
    who === null
      ? { actor: { kind: 'person', id: VISITOR.id } as const, personId: VISITOR.id, name: VISITOR.name, email: '' }
      : castCaller(scenario, who);
  return { ...caller, actor, personId, name, email };
}

async function practiceOf(spaces: Pick<Spaces, 'get'>, query: unknown): Promise<SpaceRow | null> {
  if (typeof query !== 'object' || query === null || !('space' in query) || typeof query.space !== 'string')
    return null;
  return query.space === 'real' ? null : spaces.get(query.space);
}
