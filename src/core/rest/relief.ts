import { handoversOfStint, isOfStint, keptOnUntil, openHandover } from '../incident/handover.ts';
import type { Incident, IncidentUnderProcedure } from '../incident/incident.ts';
import { isOpen } from '../incident/phase.ts';
import { isAroundTheClock } from '../procedure/around-the-clock.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { MINUTE_MS, type DurationMs, type Instant } from '../shared/instant.ts';
import { FATIGUE_LEVELS, type FatigueLevel, type FatiguePolicy } from './fatigue-level.ts';
import { levelAt, type Duty } from './level-at.ts';
import type { PersonRest } from './person-rest.ts';

/** The desk looks after people this often while somebody holds a role. */
export const LOOK_EVERY_MS: DurationMs = 5 * MINUTE_MS;
/** Whoever was silent is asked again after this long; whoever declined is not asked again in the same stint. */
const ASK_AGAIN_MS: DurationMs = 60 * MINUTE_MS;

/** Somebody who needs relief from a role. */
export interface Relief {
  role: string;
  personId: string;
}

/** What is known of people, by id, and in how many open incidents each holds a role. */
export interface RestKnown {
  rests: ReadonlyMap<string, PersonRest>;
  incidents: ReadonlyMap<string, number>;
}

/** The procedure's policy of fatigue, as `levelAt` takes it. */
function policyOf({ rest }: Procedure): FatiguePolicy {
  return { ...rest.levels, intercept: rest.sleepinessIntercept };
}

/** Whether anybody is looked after here: somebody holds a role in an open incident that is worked on around the clock. */
export function isLookedAfter({ incident, procedure }: IncidentUnderProcedure): boolean {
  if (!procedure.rest.lookAfterPeople || !isOpen(incident.phase) || incident.phase === 'stood-down') return false;
  return Object.keys(incident.holders).length > 0 && isWorkedByNight(incident, procedure);
}

function isWorkedByNight({ assessment }: Incident, procedure: Procedure): boolean {
  return isAroundTheClock(procedure, assessment?.priority);
}

/** When the desk looks after the people of an incident next, on a grid that begins with it; null when nobody is looked after. */
export function nextLookAt(under: IncidentUnderProcedure, now: Instant): Instant | null {
  if (!isLookedAfter(under)) return null;
  const { openedAt } = under.incident;
  return openedAt + (Math.floor((now - openedAt) / LOOK_EVERY_MS) + 1) * LOOK_EVERY_MS;
}

/**
 * The level of the holder of a role at an instant; null for a role nobody holds. In an incident that waits for working
 * hours a role is held in one's sleep, too.
 */
export function levelOfHolder(
  { incident, procedure }: IncidentUnderProcedure,
  role: string,
  { rests, incidents }: RestKnown,
  at: Instant,
): FatigueLevel | null {
  const holder = incident.holders[role];
  if (holder === undefined) return null;
  const isWorked = isWorkedByNight(incident, procedure);
  const duty: Duty = {
    onIncidentMs: isWorked ? Math.max(0, at - holder.onItSinceAt) : 0,
    inRoleMs: isWorked ? Math.max(0, at - holder.sinceAt) : 0,
    incidentsThisShift: incidents.get(holder.personId) ?? 1,
  };
  return levelAt(rests.get(holder.personId) ?? null, duty, policyOf(procedure), at).level;
}

/**
 * Who needs relief: those whom the policy wants to hand over, now or by the time a handover takes. Not while they keep
 * on by their own word, and not while somebody is asked already.
 */
export function reliefs(under: IncidentUnderProcedure, known: RestKnown, now: Instant): Relief[] {
  if (!isLookedAfter(under)) return [];
  const { incident, procedure } = under;
  const soon = now + procedure.rest.proposeAheadMs;
  return Object.entries(incident.holders).flatMap(([role, { personId }]) => {
    if (openHandover(incident, role) !== null || keptOnUntil(incident, role, now) !== null) return [];
    const isDue = [now, soon].some((at) => needsRelief(levelOfHolder(under, role, known, at)));
    return isDue ? [{ role, personId }] : [];
  });
}

function needsRelief(level: FatigueLevel | null): boolean {
  return level !== null && FATIGUE_LEVELS.indexOf(level) >= FATIGUE_LEVELS.indexOf('hand-over');
}

/** Who is not asked (again) to take a role over from its holder: who declined in this stint, or was silent lately. */
export function notAskedAgain(incident: Incident, role: string, now: Instant): Set<string> {
  return new Set(
    handoversOfStint(incident, role).flatMap(({ candidateIds, declinedBy, endedAt, end }) => {
      const wasSilence = end === 'nobody-answered' || end === 'not-taken-over';
      const isLately = endedAt !== null && now < endedAt + ASK_AGAIN_MS;
      return wasSilence && isLately ? candidateIds : declinedBy;
    }),
  );
}

/** Whether work was narrowed already in this stint of a role's holder, also when a person lifted it since. */
export function wasNarrowed({ narrowings, holders }: Incident, role: string): boolean {
  const narrowing = narrowings[role];
  return narrowing !== undefined && isOfStint(narrowing, holders);
}
