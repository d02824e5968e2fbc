import { MINUTE_MS, type DurationMs, type Instant } from '../../shared/instant.ts';

/** Local hours in which a night's work and a night's page lie. */
const NIGHT_FROM_HOUR = 22;
const NIGHT_TO_HOUR = 7;

/** Whether it is night at an instant in a zone. */
export function isNight(at: Instant, zone: string): boolean {
  const { hour } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return hour >= NIGHT_FROM_HOUR || hour < NIGHT_TO_HOUR;
}

/** How much of a span lies in the night of a zone. */
export function nightMs(fromAt: Instant, toAt: Instant, zone: string): DurationMs {
  let total = 0;
  for (let at = fromAt; at < toAt;) {
    const next = Math.min(toAt, nextBorder(at, zone));
    if (isNight(at, zone)) total += next - at;
    at = next;
  }
  return total;
}

/** The next instant at which a night begins or ends. */
function nextBorder(at: Instant, zone: string): Instant {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const today = local.toPlainDate();
  const borders = [0, 1].flatMap((days) =>
    [NIGHT_TO_HOUR, NIGHT_FROM_HOUR].map(
      (hour) =>
        today.add({ days }).toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from({ hour }) })
          .epochMilliseconds,
    ),
  );
  return borders.find((border) => border > at) ?? at + MINUTE_MS;
}
