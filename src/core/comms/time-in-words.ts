import { MINUTE_MS, type DurationMs, type Instant } from '../shared/instant.ts';
import type { TimeWords } from './comms-language.ts';
import { ENGLISH } from './en/words.ts';

/** An instant as readers in any zone can use it, to the minute: `17:45 UTC`, with the date when it is another day than `near`. */
export function timeInWords(at: Instant, near: Instant = at, words: TimeWords = ENGLISH.times): string {
  const utc = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC');
  const time = `${two(utc.hour)}:${two(utc.minute)}`;
  const sameDay = utc
    .toPlainDate()
    .equals(Temporal.Instant.fromEpochMilliseconds(near).toZonedDateTimeISO('UTC').toPlainDate());
  return sameDay ? words.at(time) : words.atOn(time, utc.toPlainDate().toString());
}

/** A length of time to the minute: `45 min`, `1 h 20 min`, `2 d 3 h`. */
export function durationInWords(durationMs: DurationMs, words: TimeWords = ENGLISH.times): string {
  const minutes = Math.max(0, Math.round(durationMs / MINUTE_MS));
  const hours = Math.floor(minutes / 60);
  const parts: [number, string][] =
    minutes < 60
      ? [[minutes, words.minutes]]
      : hours < 24
        ? [[hours, words.hours], ...rest(minutes % 60, words.minutes)]
        : [[Math.floor(hours / 24), words.days], ...rest(hours % 24, words.hours)];
  return parts.map(([count, unit]) => `${count} ${unit}`).join(' ');
}

function rest(count: number, unit: string): [number, string][] {
  return count === 0 ? [] : [[count, unit]];
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
