import { DAY_MS, HOUR_MS, type Instant } from '../shared/instant.ts';
import type { BodyTime } from './alertness.ts';
import type { OffsetStep } from './whereabouts.ts';

/**
 * How fast a body clock follows the clocks around it: about an hour a day when they are ahead of it (eastwards, or into
 * summer time), an hour and a half when they are behind.
 */
const AHEAD_PER_MS = HOUR_MS / DAY_MS;
const BEHIND_PER_MS = (1.5 * HOUR_MS) / DAY_MS;

/** Somebody's body clock. */
export interface BodyClock {
  /** Monotone: later is always later. */
  at(instant: Instant): BodyTime;
  /** How far it is from the clocks around it, in milliseconds; 0 when it has followed them. */
  adriftMs(instant: Instant): number;
}

interface Knot {
  at: Instant;
  offsetMs: number;
  /** Change of the offset per millisecond from here on. */
  slope: number;
  /** Where it is going. */
  targetMs: number;
}

/** The body clock of whoever lives by these clocks, in order; it agreed with the first of them when they begin. */
export function bodyClock(steps: readonly OffsetStep[]): BodyClock {
  const knots = knotsOf(steps);
  let current = 0;
  // Times come mostly in order, so the last one is the place to look from.
  const knotAt = (instant: Instant): Knot | undefined => {
    while ((knots[current + 1]?.at ?? Infinity) <= instant) current += 1;
    while (current > 0 && (knots[current]?.at ?? 0) > instant) current -= 1;
    return knots[current];
  };
  return {
    at: (instant) => instant + offsetAt(knotAt(instant), instant),
    adriftMs: (instant) => {
      const knot = knotAt(instant);
      return Math.abs((knot?.targetMs ?? 0) - offsetAt(knot, instant));
    },
  };
}

function offsetAt(knot: Knot | undefined, instant: Instant): number {
  if (knot === undefined) return 0;
  return knot.offsetMs + (instant > knot.at ? (instant - knot.at) * knot.slope : 0);
}

function knotsOf(steps: readonly OffsetStep[]): Knot[] {
  const knots: Knot[] = [];
  let offsetMs = steps[0]?.offsetMs ?? 0;
  for (const [index, step] of steps.entries()) {
    const targetMs = nearest(step.offsetMs, offsetMs);
    const slope = targetMs > offsetMs ? AHEAD_PER_MS : targetMs < offsetMs ? -BEHIND_PER_MS : 0;
    knots.push({ at: step.fromAt, offsetMs, slope, targetMs });
    const until = steps[index + 1]?.fromAt ?? Infinity;
    const arrivesAt = slope === 0 ? Infinity : step.fromAt + (targetMs - offsetMs) / slope;
    if (arrivesAt < until) {
      knots.push({ at: arrivesAt, offsetMs: targetMs, slope: 0, targetMs });
      offsetMs = targetMs;
    } else if (until < Infinity) offsetMs += (until - step.fromAt) * slope;
  }
  return knots;
}

/** Across half the world the body goes the shorter way round. */
function nearest(offsetMs: number, to: number): number {
  return offsetMs + DAY_MS * Math.round((to - offsetMs) / DAY_MS);
}
