import { Refused } from '../refused.ts';

/** Refuses a name that is no IANA time zone. */
export function mustBeZone(zone: string): void {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
  } catch {
    throw new Refused('unknown-reference', { what: 'time zone', id: zone });
  }
}
