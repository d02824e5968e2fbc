import type { Calendar } from './calendar.ts';
import { DAY_MS, type DurationMs, type Instant } from './instant.ts';

/** A stretch of working time, `[fromAt, toAt)`. */
interface WorkingSpan {
  fromAt: Instant;
  toAt: Instant;
}

/** A calendar without a working day in a year gives up after this many days. */
const HORIZON_DAYS = 400;

/**
 * The instant at which `durationMs` of working time has passed since `fromAt`, in the calendar's zone.
 * With a duration of 0 it is the first working instant. Throws when the calendar has no working time within 400 days.
 */
export function addWorkingTime(calendar: Calendar, fromAt: Instant, durationMs: DurationMs): Instant {
  let leftMs = durationMs;
  for (const span of workingSpans(calendar, fromAt)) {
    const startAt = Math.max(span.fromAt, fromAt);
    const lengthMs = span.toAt - startAt;
    if (lengthMs <= 0) continue;
    // A duty that would be due exactly at closing time is due then, not next morning.
    if (leftMs <= lengthMs) return startAt + leftMs;
    leftMs -= lengthMs;
  }
  throw new Error('the calendar has no working time');
}

/** How much working time lies in `[fromAt, toAt)`. */
export function workingTimeBetween(calendar: Calendar, fromAt: Instant, toAt: Instant): DurationMs {
  let totalMs = 0;
  const days = Math.ceil((toAt - fromAt) / DAY_MS) + 2;
  for (const span of workingSpans(calendar, fromAt, days)) {
    if (span.fromAt >= toAt) break;
    totalMs += Math.max(0, Math.min(span.toAt, toAt) - Math.max(span.fromAt, fromAt));
  }
  return totalMs;
}

function* workingSpans(calendar: Calendar, fromAt: Instant, days = HORIZON_DAYS): Generator<WorkingSpan> {
  let day = Temporal.Instant.fromEpochMilliseconds(fromAt).toZonedDateTimeISO(calendar.zone).toPlainDate();
  for (let count = 0; count < days; count += 1, day = day.add({ days: 1 })) {
    const hours = calendar.week[day.dayOfWeek as 1 | 2 | 3 | 4 | 5 | 6 | 7];
    if (hours === undefined || calendar.holidays.includes(day.toString())) continue;
    const span = {
      fromAt: wallInstant(day, hours.fromMinute, calendar.zone),
      toAt: wallInstant(day, hours.toMinute, calendar.zone),
    };
    if (span.toAt > fromAt) yield span;
  }
}

/** Minutes past midnight as the wall clock shows them, so that 09:00 stays 09:00 over a change of summer time. */
function wallInstant(day: Temporal.PlainDate, minute: number, zone: string): Instant {
  const wholeDay = 24 * 60;
  const onDay = minute >= wholeDay ? day.add({ days: 1 }) : day;
  const rest = minute % wholeDay;
  const time = Temporal.PlainTime.from({ hour: Math.floor(rest / 60), minute: rest % 60 });
  return onDay.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
}
