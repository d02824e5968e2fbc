import type { Instant } from '../shared/instant.ts';

/**
 * A weekly rotation with overrides. Stand-in for full schedules: people take turns week by week, each handoff at the
 * same local time in the rotation's zone.
 */
export interface Rotation {
  id: string;
  /** IANA zone. */
  zone: string;
  /** Local date and time of the first handoff, `YYYY-MM-DDTHH:MM`. */
  startsOn: string;
  people: string[];
  /** `[fromAt, toAt)`; the last in the list that covers an instant wins. */
  overrides: { personId: string; fromAt: Instant; toAt: Instant }[];
}

/** Who is on call at an instant and until when, or null before the start or with nobody in the rotation. */
export function onCallAt(rotation: Rotation, at: Instant): { personId: string; untilAt: Instant | null } | null {
  const override = rotation.overrides.findLast((one) => one.fromAt <= at && at < one.toAt);
  if (override !== undefined) return { personId: override.personId, untilAt: nextChange(rotation, at, override.toAt) };
  const slot = slotAt(rotation, at);
  const personId = slot === null ? undefined : rotation.people[slot % rotation.people.length];
  if (slot === null || personId === undefined) return null;
  return { personId, untilAt: nextChange(rotation, at, slotStart(rotation, slot + 1)) };
}

/** The largest k whose handoff is not after `at`; null before the first. */
function slotAt(rotation: Rotation, at: Instant): number | null {
  if (rotation.people.length === 0 || at < slotStart(rotation, 0)) return null;
  const start = Temporal.PlainDateTime.from(rotation.startsOn);
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(rotation.zone).toPlainDateTime();
  let slot = Math.max(0, Math.floor(start.until(local, { largestUnit: 'day' }).days / 7));
  // Around a change of summer time the local estimate can be one off in either direction.
  while (slotStart(rotation, slot) > at) slot -= 1;
  while (slotStart(rotation, slot + 1) <= at) slot += 1;
  return slot;
}

/** The instant of handoff k: naive weeks on the wall clock; a time that exists twice means its first occurrence, one that never exists the instant after the gap. */
function slotStart(rotation: Rotation, slot: number): Instant {
  const wall = Temporal.PlainDateTime.from(rotation.startsOn).add({ days: 7 * slot });
  const earlier = wall.toZonedDateTime(rotation.zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(wall)) return earlier.epochMilliseconds;
  return earlier.getTimeZoneTransition('next')?.epochMilliseconds ?? earlier.epochMilliseconds;
}

function nextChange(rotation: Rotation, at: Instant, otherwiseAt: Instant): Instant {
  const starts = rotation.overrides.map((one) => one.fromAt).filter((fromAt) => fromAt > at);
  return Math.min(otherwiseAt, ...starts);
}
