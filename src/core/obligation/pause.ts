import type { IncidentEvent, ResumeCause } from '../incident/events.ts';
import { lastPosted, openObligations, type Incident, type IncidentUnderProcedure } from '../incident/incident.ts';
import { isOutside } from '../procedure/audience-holes.ts';
import { DESK, type Actor } from '../shared/actor.ts';
import { MINUTE_MS, type DurationMs, type Instant } from '../shared/instant.ts';
import { obligationKey, type Obligation } from './obligation.ts';
import { runsAtAllHours } from './step-timing.ts';

/** The duty to tell an audience that work rests, and until when. */
export const TELL_OF_REST = 'tell-of-rest';
const TELL_WITHIN_MS: DurationMs = 5 * MINUTE_MS;

/** What people owe waits: its time stands still from `now` to `resumeAt`, and nobody is reminded before. */
export function letDutiesWait(under: IncidentUnderProcedure, now: Instant, resumeAt: Instant): IncidentEvent[] {
  return openObligations(under.incident).flatMap((duty) => {
    if (duty.performAt !== null) return [];
    const pauseMs = resumeAt - now;
    if (runsAtAllHours(under, duty)) return moved(duty, duty.dueAt + pauseMs, duty.nextReminderAt + pauseMs, now);
    const dueAt = duty.dueAt < resumeAt ? resumeAt + Math.max(0, duty.dueAt - now) : duty.dueAt;
    return moved(duty, dueAt, Math.max(dueAt, duty.nextReminderAt, resumeAt), now);
  });
}

/** Work goes on, at the time that was planned or at another: what waited is due as much sooner or later. */
export function resumed(
  under: IncidentUnderProcedure,
  { now, by }: { now: Instant; by: Actor },
  cause: ResumeCause,
  from: { signalId?: string; reasonTextId?: string | null } = {},
): IncidentEvent[] {
  const { standDown } = under.incident;
  if (standDown === null) return [];
  const { signalId = null, reasonTextId = null } = from;
  const soonerMs = standDown.resumeAt - now;
  const waiting = openObligations(under.incident).filter(
    (duty) => duty.performAt === null && runsAtAllHours(under, duty) && soonerMs !== 0,
  );
  return [
    { type: 'WorkResumed', v: 1, at: now, by, data: { cause, signalId, reasonTextId } },
    ...waiting.flatMap((duty) =>
      moved(duty, duty.dueAt - soonerMs, Math.max(now + 1, duty.nextReminderAt - soonerMs), now),
    ),
  ];
}

function moved(duty: Obligation, dueAt: Instant, nextReminderAt: Instant, at: Instant): IncidentEvent[] {
  const { key, performAt } = duty;
  if (dueAt === duty.dueAt && nextReminderAt === duty.nextReminderAt) return [];
  const data = { key, performAt, dueAt, nextReminderAt, why: 'rest' as const };
  return [{ type: 'ObligationRescheduled', v: 1, at, by: DESK, data }];
}

/** At the resume time work goes on by itself, whoever notices first and however late. */
export function resumeInTime(under: IncidentUnderProcedure, now: Instant): IncidentEvent[] {
  const { standDown } = under.incident;
  return standDown !== null && standDown.resumeAt <= now ? resumed(under, { now, by: DESK }, 'time') : [];
}

/** Whoever was told of the incident hears at once that work rests, and until when. */
export function tellOfRest({ incident, procedure }: IncidentUnderProcedure, now: Instant): IncidentEvent[] {
  const { standDown } = incident;
  if (standDown === null) return [];
  const audience = procedure.audiences.find(
    (one) =>
      !standDown.told.includes(one.id) &&
      lastPosted(incident, one.id) !== null &&
      (!isOutside(one) || incident.assessment?.publish === true) &&
      !openObligations(incident).some((duty) => duty.step === TELL_OF_REST && duty.audience === one.id),
  );
  if (audience === undefined) return [];
  const occurrence = (incident.arisen[TELL_OF_REST]?.count ?? 0) + 1;
  const dueAt = now + TELL_WITHIN_MS;
  return [
    {
      type: 'ObligationRaised',
      v: 1,
      at: now,
      by: DESK,
      data: {
        key: obligationKey(TELL_OF_REST, occurrence),
        step: TELL_OF_REST,
        occurrence,
        act: 'update',
        level: 'auto',
        owner: procedure.commander,
        audience: audience.id,
        page: null,
        performAt: now,
        dueAt,
        nextReminderAt: dueAt,
      },
    },
  ];
}

/** Nobody is reminded of anything while work rests. */
export function remindAfterRest({ incident }: IncidentUnderProcedure, now: Instant): IncidentEvent[] {
  const { standDown } = incident;
  if (standDown === null) return [];
  return openObligations(incident).flatMap((duty) =>
    duty.nextReminderAt <= now ? moved(duty, duty.dueAt, standDown.resumeAt, now) : [],
  );
}

/** From when the time of what people owe counts: at once, or from when work resumes. */
export function peopleFrom({ standDown }: Incident, now: Instant): Instant {
  return Math.max(now, standDown?.resumeAt ?? 0);
}
