import type { Terms } from '#core/sla/terms.ts';
import type { Calendar } from '#core/shared/calendar.ts';
import { HOUR_MS, MINUTE_MS } from '#core/shared/instant.ts';

const nineToSix = { fromMinute: 9 * 60, toMinute: 18 * 60 };

/** Monday to Friday, nine to six, in a zone. */
export function officeHours(zone: string, holidays: string[] = []): Calendar {
  return { zone, week: { 1: nineToSix, 2: nineToSix, 3: nineToSix, 4: nineToSix, 5: nineToSix }, holidays };
}

/** A contract around the clock: response and notification in half an hour, words every hour, restored in four. */
export function promised(change: Partial<Terms> = {}): Terms {
  return {
    contract: 'care',
    calendar: null,
    priorities: null,
    firstResponseMs: 30 * MINUTE_MS,
    notificationMs: 30 * MINUTE_MS,
    updateEveryMs: HOUR_MS,
    restoreMs: 4 * HOUR_MS,
    warnBeforeMs: 15 * MINUTE_MS,
    availability: 99.9,
    ...change,
  };
}
