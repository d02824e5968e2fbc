import { personOf } from '../shared/actor.ts';
import { HOUR_MS, type DurationMs, type Instant } from '../shared/instant.ts';
import type { IncidentEvent } from '../incident/events.ts';
import { isAroundTheClock } from '../procedure/around-the-clock.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { LOW, NIGHT, isWithin, timeWithin } from './night.ts';
import { stintsOf } from './stints.ts';

/** One span for which somebody was kept from sleep: a stint, or, with both ends the same, a page that was answered. */
export interface Worked {
  personId: string;
  fromAt: Instant;
  /** Null while it goes on. */
  toAt: Instant | null;
}

/** Rest after a night of work, in which nobody is to be on duty. */
export interface ProtectedRest {
  personId: string;
  /** When the work ended; null while it goes on. */
  fromAt: Instant | null;
  /** Until when the rest lasts; while the work goes on, at least until then, and a full hour. */
  untilAt: Instant;
}

/** Less than this in a night leaves most of it. */
const WORK_MS: DurationMs = HOUR_MS;

/** Who worked on an incident and when, from its events. Holding a role of one that waits for working hours keeps nobody up. */
export function workedIn(events: readonly IncidentEvent[], procedure: Procedure): Worked[] {
  const answered = events.flatMap((event): Worked[] => {
    if (event.type !== 'PageAnswered' || event.data.outcome !== 'acknowledged') return [];
    const personId = event.data.personId ?? personOf(event.by);
    return personId === null ? [] : [{ personId, fromAt: event.at, toAt: event.at }];
  });
  const stints = stintsOf(events, (priority) => isAroundTheClock(procedure, priority));
  return [...stints.map(({ personId, fromAt, toAt }) => ({ personId, fromAt, toAt })), ...answered];
}

/**
 * Who rests now after a night of work: whoever worked for at least an hour between 22:00 and 06:00 by their own clock,
 * or answered a page between 02:00 and 06:00, until `restAfterMs` of real time after the work ended. Source of the
 * 11 hours by default: Directive 2003/88/EC, article 3.
 */
export function protectedRests(
  worked: readonly Worked[],
  zoneOf: (personId: string) => string,
  restAfterMs: DurationMs,
  now: Instant,
): ProtectedRest[] {
  return [...Map.groupBy(worked, ({ personId }) => personId)].flatMap(([personId, all]) => {
    const run = lastRun(all, restAfterMs, now);
    if (run === undefined || !tookTheNight(run, zoneOf(personId), now)) return [];
    const goesOn = run.some(({ toAt }) => toAt === null);
    const endedAt = goesOn ? now : endOf(run, now);
    // While work goes on its end moves with the clock; a full hour stands for a while.
    const untilAt = goesOn ? Math.ceil((now + restAfterMs) / HOUR_MS) * HOUR_MS : endedAt + restAfterMs;
    return untilAt <= now ? [] : [{ personId, fromAt: goesOn ? null : endedAt, untilAt }];
  });
}

/** The latest work of one person, back to their last whole rest. */
function lastRun(all: readonly Worked[], restAfterMs: DurationMs, now: Instant): Worked[] | undefined {
  const runs: Worked[][] = [];
  for (const one of all.filter(({ fromAt }) => fromAt <= now).toSorted((a, b) => a.fromAt - b.fromAt)) {
    const run = runs.at(-1);
    if (run !== undefined && one.fromAt - endOf(run, now) < restAfterMs) run.push(one);
    else runs.push([one]);
  }
  return runs.at(-1);
}

function endOf(run: readonly Worked[], now: Instant): Instant {
  return Math.max(...run.map(({ toAt }) => Math.min(toAt ?? now, now)));
}

function tookTheNight(run: readonly Worked[], zone: string, now: Instant): boolean {
  if (run.some(({ fromAt, toAt }) => fromAt === toAt && isWithin(LOW, zone, fromAt))) return true;
  let atNightMs = 0;
  let knownUntil = Number.NEGATIVE_INFINITY;
  // In the order in which they began, so that time in two roles at once counts once.
  for (const { fromAt, toAt } of run) {
    const endAt = Math.min(toAt ?? now, now);
    atNightMs += timeWithin(NIGHT, zone, Math.max(fromAt, knownUntil), endAt);
    knownUntil = Math.max(knownUntil, endAt);
  }
  return atNightMs >= WORK_MS;
}
