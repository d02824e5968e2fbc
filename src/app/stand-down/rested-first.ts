import type { Procedure } from '#core/procedure/procedure.ts';
import { FATIGUE_LEVELS } from '#core/rest/fatigue-level.ts';
import { levelAt, NO_DUTY } from '#core/rest/level-at.ts';
import { fatiguePolicy, restOf } from '../rest/levels.ts';
import type { SpaceContext } from '../space-context.ts';

/** The same people, those who are rested first; otherwise in the order in which the procedure asks them. */
export async function restedFirst(context: SpaceContext, procedure: Procedure, chain: string[]): Promise<string[]> {
  const now = context.clock.now();
  const rest = await restOf(context, chain, now);
  const rank = (id: string): number =>
    FATIGUE_LEVELS.indexOf(levelAt(rest.get(id) ?? null, NO_DUTY, fatiguePolicy(procedure), now).level);
  return chain.toSorted((one, other) => rank(one) - rank(other));
}
