import type { Instant } from '../shared/instant.ts';
import type { PersonRest } from './person-rest.ts';

/** From when on local clocks are so far ahead of UTC. */
export interface OffsetStep {
  fromAt: Instant;
  offsetMs: number;
}

/** A stay in one zone, half-open, with the changes of its clocks; the first step begins with the stay. */
export interface Stay {
  fromAt: Instant;
  toAt: Instant;
  steps: OffsetStep[];
}

/** Where somebody was from one instant to another, in order and without gaps. */
export function whereabouts({ settings, facts }: PersonRest, fromAt: Instant, toAt: Instant): Stay[] {
  const moves = facts
    .filter((fact) => fact.kind === 'zone' && fact.at < toAt)
    .toSorted((one, other) => one.at - other.at);
  const stays: Stay[] = [];
  let since = fromAt;
  for (const [index, move] of moves.entries()) {
    if (move.at > since) {
      stays.push({ fromAt: since, toAt: move.at, steps: offsetSteps(zoneBefore(moves, index), since, move.at) });
      since = move.at;
    }
  }
  return [...stays, { fromAt: since, toAt, steps: offsetSteps(settings.zone, since, toAt) }];
}

/** Between two moves somebody is where the earlier one took them; before the first, where they came from. */
function zoneBefore(moves: PersonRest['facts'], index: number): string {
  const earlier = moves[index - 1];
  const move = moves[index];
  if (earlier?.kind === 'zone') return earlier.toZone;
  return move?.kind === 'zone' ? move.fromZone : 'UTC';
}

function offsetSteps(zone: string, fromAt: Instant, toAt: Instant): OffsetStep[] {
  const local = Temporal.Instant.fromEpochMilliseconds(fromAt).toZonedDateTimeISO(zone);
  const steps = [{ fromAt, offsetMs: offsetOf(local) }];
  let next = local.getTimeZoneTransition('next');
  while (next !== null && next.epochMilliseconds < toAt) {
    steps.push({ fromAt: next.epochMilliseconds, offsetMs: offsetOf(next) });
    next = next.getTimeZoneTransition('next');
  }
  return steps;
}

function offsetOf(local: Temporal.ZonedDateTime): number {
  return local.offsetNanoseconds / 1e6;
}

/** The instant at which clocks there show a wall time; the earlier of two, and later by the gap when they skip it. */
export function instantOf(wallMs: number, steps: readonly OffsetStep[]): Instant {
  let shown = Number.NaN;
  for (const [index, { fromAt, offsetMs }] of steps.entries()) {
    const at = wallMs - offsetMs;
    if (index > 0 && at < fromAt) return shown;
    shown = at;
    if (at < (steps[index + 1]?.fromAt ?? Infinity)) return at;
  }
  return shown;
}
