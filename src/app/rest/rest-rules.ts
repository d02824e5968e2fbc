import { DEFAULT_FATIGUE_POLICY, type FatiguePolicy } from '#core/rest/fatigue-level.ts';
import { DAY_MS, type DurationMs } from '#core/shared/instant.ts';
import { currentProcedure } from '../incident/load-incident.ts';
import type { SpaceContext } from '../space-context.ts';
import { fatiguePolicy } from './levels.ts';

/** On a desk without a procedure. */
const KEEP_MS = 14 * DAY_MS;

/** What the procedure says of rest now: how long facts are kept, and from when on which level applies. */
export async function restRules(context: SpaceContext): Promise<{ keepMs: DurationMs; policy: FatiguePolicy }> {
  if ((await context.storage.procedures.current()) === null) return { keepMs: KEEP_MS, policy: DEFAULT_FATIGUE_POLICY };
  const { procedure } = await currentProcedure(context);
  return { keepMs: procedure.rest.keepMs, policy: fatiguePolicy(procedure) };
}

/** Deletes what is known of people's sleep for longer than the procedure allows. */
export async function forgetOldRest(context: SpaceContext): Promise<number> {
  const { keepMs } = await restRules(context);
  return context.storage.rest.forgetBefore(context.clock.now() - keepMs);
}
