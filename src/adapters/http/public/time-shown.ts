import { DAY_MS, HOUR_MS, MINUTE_MS, toIso, type Instant } from '#core/shared/instant.ts';
import { markup, type Markup } from './markup.ts';

/** An instant for readers everywhere: how long ago or how soon, and the time in UTC, since no script knows their zone. */
export function timeShown(at: Instant, now: Instant): Markup {
  return markup`<time datetime="${toIso(at)}">${relative(at - now)} (${utc(at, now)})</time>`;
}

function relative(distanceMs: number): string {
  const length = Math.abs(distanceMs);
  if (length < MINUTE_MS) return distanceMs > 0 ? 'within a minute' : 'just now';
  const words = span(length);
  return distanceMs > 0 ? `in ${words}` : `${words} ago`;
}

function span(lengthMs: number): string {
  if (lengthMs < HOUR_MS) return `${Math.floor(lengthMs / MINUTE_MS)} min`;
  if (lengthMs < DAY_MS) return `${Math.floor(lengthMs / HOUR_MS)} h`;
  const days = Math.floor(lengthMs / DAY_MS);
  return days === 1 ? '1 day' : `${days} days`;
}

function utc(at: Instant, now: Instant): string {
  const shown = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC');
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('UTC').toPlainDate();
  const time = shown.toPlainTime().toString({ smallestUnit: 'minute' });
  return shown.toPlainDate().equals(today) ? `${time} UTC` : `${shown.toPlainDate().toString()} ${time} UTC`;
}
