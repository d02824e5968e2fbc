import type { DurationMs, Instant } from '../shared/instant.ts';
import { addWorkingTime } from '../shared/working-time.ts';
import type { Terms } from './terms.ts';

/** A clock is not warned of before this share of its time has passed. */
const EARLIEST_WARNING = 0.8;

/** When a clock warns, and when it is due. */
export interface ClockTimes {
  warnAt: Instant;
  dueAt: Instant;
}

/** Terms are frozen, and many customers share them: what was reckoned once is known. */
const known = new WeakMap<Terms, Map<string, ClockTimes>>();

/** When a promise that begins at `fromAt` is due, and when it is warned of, in the contract's hours. */
export function clockTimes(terms: Terms, fromAt: Instant, lengthMs: DurationMs): ClockTimes {
  const ofTerms = known.get(terms) ?? new Map<string, ClockTimes>();
  known.set(terms, ofTerms);
  const key = `${fromAt}+${lengthMs}`;
  const times = ofTerms.get(key) ?? reckon(terms, fromAt, lengthMs);
  ofTerms.set(key, times);
  return times;
}

function reckon(terms: Terms, fromAt: Instant, lengthMs: DurationMs): ClockTimes {
  const quietMs = Math.max(Math.floor(lengthMs * EARLIEST_WARNING), lengthMs - terms.warnBeforeMs);
  return { warnAt: after(terms, fromAt, quietMs), dueAt: after(terms, fromAt, lengthMs) };
}

function after({ calendar }: Terms, fromAt: Instant, lengthMs: DurationMs): Instant {
  return calendar === null ? fromAt + lengthMs : addWorkingTime(calendar, fromAt, lengthMs);
}
