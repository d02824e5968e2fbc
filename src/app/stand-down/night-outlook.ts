import type { Incident, IncidentUnderProcedure } from '#core/incident/incident.ts';
import { levelAt } from '#core/rest/level-at.ts';
import { levelAfterRest, mayBeCalled } from '#core/rest/rested-at.ts';
import { callsAt, peopleCalledBack } from '#core/rest/called-back.ts';
import type { NightOutlook } from '#core/rest/safe-to-stop.ts';
import type { Instant } from '#core/shared/instant.ts';
import { rosterNow } from '../oncall/roster.ts';
import { dutyNow } from '../rest/duty-now.ts';
import { fatiguePolicy, restOf } from '../rest/levels.ts';
import type { SpaceContext } from '../space-context.ts';
import { howCausesStand } from './how-causes-stand.ts';
import { tripwiresOf } from './tripwires.ts';

/** What the desk knows of the night ahead, as `safeToStop` asks. Nobody's rest is kept or shown: only what follows from it. */
export async function nightOutlook(
  context: SpaceContext,
  incidentId: string,
  under: IncidentUnderProcedure,
  resumeAt: Instant,
): Promise<NightOutlook> {
  const { incident, procedure } = under;
  const now = context.clock.now();
  const calledAt = callsAt(under, resumeAt);
  const roster = await rosterNow(context, procedure, calledAt);
  const called = peopleCalledBack(under, roster);
  const watcher = incident.watch?.personId;
  const [rest, tripwires, causes] = await Promise.all([
    restOf(context, [...called, ...(watcher === undefined ? [] : [watcher])], now),
    tripwiresOf(context, incidentId, incident),
    howCausesStand(context, under, now),
  ]);
  const policy = fatiguePolicy(procedure);
  const rested = called.filter((id) => {
    const upAndAbout = stintsOf(incident, id).map((fromAt) => ({ fromAt, toAt: now }));
    return mayBeCalled(levelAfterRest(rest.get(id) ?? null, policy, calledAt, upAndAbout));
  });
  // Whoever worked until now has been awake for as long, whatever their usual sleep.
  const isExhausted =
    watcher !== undefined &&
    levelAt(rest.get(watcher) ?? null, await dutyNow(context, watcher, now), policy, now).level === 'stand-down';
  return { resumeAt, tripwires, ...causes, roster, rested, exhausted: isExhausted ? [watcher] : [] };
}

/** Since when somebody holds a role and so is awake, once for each. */
function stintsOf(incident: Incident, id: string): Instant[] {
  return Object.values(incident.holders).flatMap(({ personId, sinceAt }) => (personId === id ? [sinceAt] : []));
}
