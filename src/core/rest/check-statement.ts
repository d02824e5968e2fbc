import { DAY_MS, HOUR_MS, MINUTE_MS, type DurationMs, type Instant } from '../shared/instant.ts';

/** What somebody states of a sleep; the times are theirs. */
export interface StatedSleep {
  fromAt: Instant;
  toAt: Instant;
}

/** Nobody sleeps longer in one go. */
const LONGEST_SLEEP_MS = 16 * HOUR_MS;
/** A phone may be a little ahead. */
const AHEAD_MS = MINUTE_MS;

/** Why a stated sleep is not believed, with what to do instead; null when it is. */
export function faultOfSleep(
  { fromAt, toAt }: StatedSleep,
  now: Instant,
  keepMs: DurationMs,
): { reason: string; next: string } | null {
  if (toAt <= fromAt)
    return { reason: 'This sleep ends before it begins.', next: 'Look at the two times, and at their days.' };
  if (toAt > now + AHEAD_MS)
    return {
      reason: 'This sleep ends in the future, by the clock of the desk.',
      next: 'Say it when you are up, or press “I am going to bed” when you go.',
    };
  if (toAt - fromAt > LONGEST_SLEEP_MS)
    return { reason: 'This sleep is longer than 16 hours.', next: 'Say each sleep apart.' };
  if (fromAt < now - keepMs)
    return {
      reason: `This sleep is more than ${Math.round(keepMs / DAY_MS)} days ago, and nothing so old is kept.`,
      next: 'Say what you slept since.',
    };
  return null;
}
