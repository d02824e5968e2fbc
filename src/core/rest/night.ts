import { DAY_MS, type DurationMs, type Instant } from '../shared/instant.ts';

/** Hours of the wall clock, from one to before the other; over midnight where the first is the later one. */
interface ClockHours {
  fromHour: number;
  toHour: number;
}

/** When most people sleep. */
export const NIGHT: ClockHours = { fromHour: 22, toHour: 6 };

/** The body's low. Source: 14 CFR 117.3, window of circadian low, 02:00 to 05:59. */
export const LOW: ClockHours = { fromHour: 2, toHour: 6 };

/** Whether a wall clock of a zone shows one of these hours. */
export function isWithin({ fromHour, toHour }: ClockHours, zone: string, at: Instant): boolean {
  const { hour } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return fromHour < toHour ? fromHour <= hour && hour < toHour : fromHour <= hour || hour < toHour;
}

/** How much of `[fromAt, toAt)` lies in these hours of a zone, in real time also when clocks are changed. */
export function timeWithin(hours: ClockHours, zone: string, fromAt: Instant, toAt: Instant): DurationMs {
  if (toAt <= fromAt) return 0;
  const overMidnight = hours.fromHour >= hours.toHour;
  let totalMs = 0;
  let day = Temporal.Instant.fromEpochMilliseconds(fromAt - DAY_MS)
    .toZonedDateTimeISO(zone)
    .toPlainDate();
  for (;;) {
    const startsAt = wallInstant(day, hours.fromHour, zone);
    if (startsAt >= toAt) return totalMs;
    const endsAt = wallInstant(overMidnight ? day.add({ days: 1 }) : day, hours.toHour, zone);
    totalMs += Math.max(0, Math.min(endsAt, toAt) - Math.max(startsAt, fromAt));
    day = day.add({ days: 1 });
  }
}

function wallInstant(day: Temporal.PlainDate, hour: number, zone: string): Instant {
  return day.toZonedDateTime({ timeZone: zone, plainTime: { hour } }).epochMilliseconds;
}
