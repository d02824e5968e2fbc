import type { Clock } from '#app/ports/clock.ts';
import type { Instant } from '#core/shared/instant.ts';

/** Virtual time: it passes only when it is told to, and never runs back. */
export interface SimulatedClock extends Clock {
  /** Sets the time to `at`; an earlier one leaves it as it is. */
  advanceTo(at: Instant): void;
}

export function simulatedClock(startAt: Instant): SimulatedClock {
  let now = startAt;
  return {
    now: () => now,
    realMsUntil: (at) => Math.max(0, at - now),
    advanceTo(at) {
      now = Math.max(now, at);
    },
  };
}
