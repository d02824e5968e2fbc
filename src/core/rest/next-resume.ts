import { durationInWords } from '../comms/time-in-words.ts';
import type { IncidentUnderProcedure } from '../incident/incident.ts';
import type { PausePolicy } from '../procedure/procedure.ts';
import type { Instant } from '../shared/instant.ts';
import { callsAt } from './called-back.ts';

/** When work resumes unless somebody says otherwise, and why then, as one sentence. */
export interface OfferedResume {
  resumeAt: Instant;
  why: string;
}

/**
 * The time that is offered to whoever calls it a night: the procedure's, sooner where no pause may be that long, and when
 * working hours begin where the priority is worked on in those only, since nobody is called before them.
 */
export function offeredResume(under: IncidentUnderProcedure, now: Instant): OfferedResume {
  const { incident, procedure } = under;
  const { pause } = procedure.rest;
  const at = nextResume(pause, procedure.calendar.zone, now);
  const resumeAt = callsAt(under, at);
  if (resumeAt > at) {
    const priority = incident.assessment?.priority ?? null;
    const what = priority === null ? 'What is a bug by its impact' : `A ${priority}`;
    return { resumeAt, why: `${what} is worked on in working hours, and the next ones begin then.` };
  }
  if (resumeAt === now + pause.longestMs)
    return { resumeAt, why: `By the procedure no pause is longer than ${durationInWords(pause.longestMs)}.` };
  return { resumeAt, why: 'By the procedure work goes on then after a night.' };
}

/** No pause may be longer than until then; one that would end outside the priority's working hours lasts until they begin. */
export function latestResume(under: IncidentUnderProcedure, now: Instant): Instant {
  return callsAt(under, now + under.procedure.rest.pause.longestMs);
}

/**
 * The next time the wall clock of `zone` shows the time at which work resumes, also on a day that changes summer time;
 * sooner where no pause may be that long.
 */
export function nextResume({ resumeMinute, longestMs }: PausePolicy, zone: string, now: Instant): Instant {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  const time = Temporal.PlainTime.from({ hour: Math.floor(resumeMinute / 60), minute: resumeMinute % 60 });
  const on = (days: number): Instant =>
    local.toPlainDate().add({ days }).toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
  const today = on(0);
  return Math.min(today > now ? today : on(1), now + longestMs);
}
