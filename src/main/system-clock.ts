import type { Clock } from '#app/ports/clock.ts';

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  realMsUntil: (at) => Math.max(0, at - Date.now()),
};
