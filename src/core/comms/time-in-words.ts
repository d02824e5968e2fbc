import { MINUTE_MS, type DurationMs, type Instant } from '../shared/instant.ts';

/** An instant as readers in any zone can use it, to the minute: `17:45 UTC`, with the date when it is another day than `near`. */
export function timeInWords(at: Instant, near: Instant = at): string {
  const utc = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC');
  const time = `${two(utc.hour)}:${two(utc.minute)} UTC`;
  const sameDay = utc
    .toPlainDate()
    .equals(Temporal.Instant.fromEpochMilliseconds(near).toZonedDateTimeISO('UTC').toPlainDate());
  return sameDay ? time : `${time} on ${utc.toPlainDate().toString()}`;
}

/** A length of time to the minute: `45 min`, `1 h 20 min`, `2 d 3 h`. */
export function durationInWords(durationMs: DurationMs): string {
  const minutes = Math.max(0, Math.round(durationMs / MINUTE_MS));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return hours % 24 === 0 ? `${Math.floor(hours / 24)} d` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
