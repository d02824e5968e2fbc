import type { Instant } from '#core/shared/instant.ts';

/** When in the week a night begins, without its date: `Sunday from 03:12`. */
export function weekdayAndTime(at: Instant, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute', roundingMode: 'trunc' });
  return `${WEEKDAYS[local.dayOfWeek - 1]} from ${time}`;
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
