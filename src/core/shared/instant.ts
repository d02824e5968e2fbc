/** Milliseconds since 1970-01-01T00:00Z. Every `...At` in the core is one; it enters through a clock, never from the machine. */
export type Instant = number;

/** A length of time in milliseconds. */
export type DurationMs = number;

export const SECOND_MS: DurationMs = 1000;
export const MINUTE_MS: DurationMs = 60 * SECOND_MS;
export const HOUR_MS: DurationMs = 60 * MINUTE_MS;
export const DAY_MS: DurationMs = 24 * HOUR_MS;

/** The instant as ISO 8601 in UTC, as the API and the logs write it. */
export function toIso(at: Instant): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'millisecond' });
}

/** Reads an ISO 8601 instant with an offset. Throws RangeError for anything else. */
export function fromIso(text: string): Instant {
  return Temporal.Instant.from(text).epochMilliseconds;
}
