import { DESK } from '../shared/actor.ts';
import type { Instant } from '../shared/instant.ts';
import type { IncidentEvent, IncidentEventData } from '../incident/events.ts';
import { clocks, isBreached, isRunning, type Clock, type ClockFacts } from './clocks.ts';
import type { ClockKind } from './terms.ts';

const KINDS: readonly ClockKind[] = ['first-response', 'notification', 'update', 'restore'];

/** Warnings and breaches that time or a command has brought and nobody has told of: one event for each kind of clock. */
export function newsOfClocks(facts: ClockFacts, now: Instant): IncidentEvent[] {
  const all = clocks(facts);
  if (all.length === 0) return [];
  const breached = all.filter((clock) => lacksBreach(clock, now));
  const warned = all.filter((clock) => lacksWarning(clock) && clock.warnAt <= now && !isBreached(clock, now));
  return [...told('ClocksWarned', warned, now), ...told('ClocksBreached', breached, now)];
}

/** The next instant at which a clock is to be told of; null when none is. */
export function nextClockAt(facts: ClockFacts): Instant | null {
  const instants = clocks(facts)
    .filter((clock) => isRunning(clock) && clock.breachedAt === null)
    // What is done at the very instant at which it is due is on time.
    .map((clock) => (lacksWarning(clock) ? clock.warnAt : clock.dueAt + 1));
  return instants.length === 0 ? null : instants.reduce((least, at) => Math.min(least, at));
}

function lacksWarning(clock: Clock): boolean {
  return isRunning(clock) && clock.warnedAt === null && clock.breachedAt === null;
}

/** A merged incident's clocks go on in the other one, with their real beginnings. */
function lacksBreach(clock: Clock, now: Instant): boolean {
  return clock.breachedAt === null && clock.stop !== 'merged' && isBreached(clock, now);
}

function told(type: 'ClocksWarned' | 'ClocksBreached', news: Clock[], at: Instant): IncidentEvent[] {
  return KINDS.flatMap((kind) => {
    const due = news
      .filter((clock) => clock.kind === kind)
      .map(({ customerId, occurrence, dueAt }) => ({ customerId, occurrence, dueAt }));
    const data: IncidentEventData[typeof type] = { clock: kind, due };
    return due.length === 0 ? [] : [{ type, v: 1 as const, at, by: DESK, data }];
  });
}
