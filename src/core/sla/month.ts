import type { Instant } from '../shared/instant.ts';

/** A month as `2026-11`. */
export const MONTH_PATTERN = /^\d{4}-(0[1-9]|1[0-2])$/;

/** A month of a zone, `[fromAt, toAt)`. */
export interface MonthSpan {
  fromAt: Instant;
  toAt: Instant;
}

/** When a month like `2026-11` begins and ends by the wall clocks of a zone. */
export function monthSpan(month: string, zone: string): MonthSpan {
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 });
  const startOf = (day: Temporal.PlainDate): Instant => day.toZonedDateTime(zone).epochMilliseconds;
  return { fromAt: startOf(first), toAt: startOf(first.add({ months: 1 })) };
}

/** The month in which an instant lies. */
export function monthOf(at: Instant, zone: string): string {
  const date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return date.toPlainDate().toPlainYearMonth().toString();
}
