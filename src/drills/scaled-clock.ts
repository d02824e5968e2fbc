import type { Clock } from '#app/ports/clock.ts';
import type { SpaceRow } from '#app/ports/spaces.ts';
import type { Instant } from '#core/shared/instant.ts';

/** What the time of a space follows from. */
export type ClockSettings = Pick<SpaceRow, 'state' | 'clock'>;

/** A space's time, by its settings at each call and the machine's time; it stands still while the space is not running. */
export function scaledClock(settings: () => ClockSettings, realNow: () => Instant): Clock {
  return {
    now: () => spaceTime(settings(), realNow()),
    realMsUntil: (at) => realMsUntil(settings(), realNow(), at),
  };
}

/** The space's time at a machine's time, in whole milliseconds. */
export function spaceTime({ state, clock }: ClockSettings, realNow: Instant): Instant {
  if (state !== 'running') return clock.baseAt;
  return clock.baseAt + Math.floor(Math.max(0, realNow - clock.realBaseAt) * clock.speed);
}

/** Real milliseconds until the space's time reaches `at`; Infinity while it stands still before it. */
export function realMsUntil(settings: ClockSettings, realNow: Instant, at: Instant): number {
  const now = spaceTime(settings, realNow);
  if (at <= now) return 0;
  return settings.state === 'running' ? (at - now) / settings.clock.speed : Number.POSITIVE_INFINITY;
}

/** Settings that go on from the time it is now, with another speed or state: the space's time makes no jump. */
export function withClock(
  settings: ClockSettings,
  realNow: Instant,
  change: { speed?: number; state?: SpaceRow['state'] },
): ClockSettings {
  return {
    state: change.state ?? settings.state,
    clock: { baseAt: spaceTime(settings, realNow), realBaseAt: realNow, speed: change.speed ?? settings.clock.speed },
  };
}
