import type { PausePolicy } from '../procedure/procedure.ts';
import type { Instant } from '../shared/instant.ts';

/**
 * When work resumes unless somebody says otherwise: the next time the wall clock of `zone` shows the procedure's time,
 * also on a day that changes summer time; sooner where no pause may be that long.
 */
export function nextResume({ resumeMinute, longestMs }: PausePolicy, zone: string, now: Instant): Instant {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  const time = Temporal.PlainTime.from({ hour: Math.floor(resumeMinute / 60), minute: resumeMinute % 60 });
  const on = (days: number): Instant =>
    local.toPlainDate().add({ days }).toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
  const today = on(0);
  return Math.min(today > now ? today : on(1), now + longestMs);
}
