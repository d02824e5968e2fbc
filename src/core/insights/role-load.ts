import type { IncidentEvent } from '../incident/events.ts';
import type { Incident, PageState } from '../incident/incident.ts';
import { isAroundTheClock } from '../procedure/around-the-clock.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { NIGHT, isWithin, timeWithin } from '../rest/night.ts';
import { stintsOf } from '../rest/stints.ts';
import type { DurationMs } from '../shared/instant.ts';

/** What a role was asked to do, whoever held it. */
export interface RoleLoad {
  role: string;
  pages: number;
  /** Pages in the night of whoever was asked. */
  pagesAtNight: number;
  workedMs: DurationMs;
  workedAtNightMs: DurationMs;
}

/**
 * The load of one incident, role by role, where a page counts once however many roles it asks for. A night is that of the person who answered, or was asked first. Work counts
 * when it ended, and by night only where the procedure works around the clock.
 */
export function loadOf(
  incident: Incident,
  events: readonly IncidentEvent[],
  procedure: Procedure,
  zoneOf: (personId: string) => string,
): RoleLoad[] {
  const loads = new Map<string, RoleLoad>();
  const add = (role: string, more: Partial<RoleLoad>): void => {
    const before = loads.get(role) ?? emptyLoad(role);
    loads.set(role, addLoads(before, { ...emptyLoad(role), ...more }));
  };
  for (const { role, at, personIds, answeredBy } of callsOf(incident)) {
    const asked = answeredBy ?? personIds[0];
    const atNight = asked !== undefined && isWithin(NIGHT, zoneOf(asked), at);
    add(role, { pages: 1, pagesAtNight: atNight ? 1 : 0 });
  }
  for (const { role, fromAt, toAt } of stintsOf(events)) if (toAt !== null) add(role, { workedMs: toAt - fromAt });
  for (const { role, personId, fromAt, toAt } of stintsOf(events, (priority) => isAroundTheClock(procedure, priority)))
    if (toAt !== null) add(role, { workedAtNightMs: timeWithin(NIGHT, zoneOf(personId), fromAt, toAt) });
  return [...loads.values()];
}

/** Pages as people get them: one that asks for several roles counts once, for the role that it asked for first. */
function callsOf({ pages }: Incident): Pick<PageState, 'role' | 'at' | 'personIds' | 'answeredBy'>[] {
  const calls = Map.groupBy(Object.entries(pages), ([, { callId }]) => callId);
  return [...calls].flatMap(([callId, asks]) => {
    const own = pages[callId];
    const answer = asks.find(([, { outcome }]) => outcome === 'acknowledged')?.[1] ?? own;
    return own === undefined ? [] : [{ ...own, answeredBy: answer?.answeredBy ?? null }];
  });
}

export function emptyLoad(role: string): RoleLoad {
  return { role, pages: 0, pagesAtNight: 0, workedMs: 0, workedAtNightMs: 0 };
}

/** Two loads of one role as one. */
export function addLoads(one: RoleLoad, other: RoleLoad): RoleLoad {
  return {
    role: one.role,
    pages: one.pages + other.pages,
    pagesAtNight: one.pagesAtNight + other.pagesAtNight,
    workedMs: one.workedMs + other.workedMs,
    workedAtNightMs: one.workedAtNightMs + other.workedAtNightMs,
  };
}
