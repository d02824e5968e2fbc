import { HOUR_MS, type DurationMs, type Instant } from '#core/shared/instant.ts';
import type { Clock } from '#app/ports/clock.ts';

/** The space's time after so many real milliseconds at its present speed; now, while the space stands still. */
export function afterRealMs(clock: Clock, realMs: DurationMs): Instant {
  const now = clock.now();
  const realHour = clock.realMsUntil(now + HOUR_MS);
  return now + Math.ceil((realMs * HOUR_MS) / realHour);
}
