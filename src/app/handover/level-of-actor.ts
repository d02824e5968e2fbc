import type { FatigueLevel } from '#core/rest/fatigue-level.ts';
import { levelAt } from '#core/rest/level-at.ts';
import { personOf, type Actor } from '#core/shared/actor.ts';
import { currentProcedure } from '../incident/load-incident.ts';
import { dutyNow } from '../rest/duty-now.ts';
import { fatiguePolicy, restOf } from '../rest/levels.ts';
import type { SpaceContext } from '../space-context.ts';

/** How rested whoever presses something risky is now, as a fact that goes with the command; nothing of a machine, or in a drill's script. */
export async function levelOfActor(context: SpaceContext, by: Actor): Promise<{ level?: FatigueLevel }> {
  const personId = personOf(by);
  if (personId === null || context.kind === 'drill') return {};
  const now = context.clock.now();
  const [rests, duty, { procedure }] = await Promise.all([
    restOf(context, [personId], now),
    dutyNow(context, personId, now),
    currentProcedure(context),
  ]);
  return { level: levelAt(rests.get(personId) ?? null, duty, fatiguePolicy(procedure), now).level };
}
