import type { IncidentEvent } from '../incident/events.ts';
import { openObligations, type IncidentUnderProcedure } from '../incident/incident.ts';
import { hasEnded } from '../incident/phase.ts';
import { MINUTE_MS, type DurationMs, type Instant } from '../shared/instant.ts';
import { deskEvent } from './desk-event.ts';
import { obligationKey } from './obligation.ts';
import { peopleFrom } from './pause.ts';
import { DECIDE_NEXT } from './step-rules.ts';
import { addPriorityTime } from './step-timing.ts';
import { waitingSteps } from './waiting-steps.ts';

/** The commander is asked what happens next this long after nothing else was owed. */
export const DECIDE_NEXT_WITHIN_MS: DurationMs = 30 * MINUTE_MS;

/** The incident closes by itself when nothing is owed any more. */
export function closeWhenAllIsDone(under: IncidentUnderProcedure, now: Instant): IncidentEvent[] {
  const { incident } = under;
  if (incident.phase !== 'resolved' && incident.phase !== 'reviewing') return [];
  const stillToCome =
    openObligations(incident).some((one) => one.step !== DECIDE_NEXT) || waitingSteps(under).length > 0;
  return stillToCome ? [] : [deskEvent('IncidentClosed', now, {})];
}

/** Until then somebody always owns what comes next. */
export function keepAnOwner(under: IncidentUnderProcedure, now: Instant): IncidentEvent[] {
  const { incident, procedure } = under;
  if (hasEnded(incident.phase) || openObligations(incident).length > 0) return [];
  const occurrence = (incident.arisen[DECIDE_NEXT]?.count ?? 0) + 1;
  const dueAt = addPriorityTime(incident, procedure, peopleFrom(incident, now), DECIDE_NEXT_WITHIN_MS);
  return [
    deskEvent('ObligationRaised', now, {
      key: obligationKey(DECIDE_NEXT, occurrence),
      step: DECIDE_NEXT,
      occurrence,
      act: 'task',
      level: 'ask',
      owner: procedure.commander,
      audience: null,
      page: null,
      performAt: null,
      dueAt,
      nextReminderAt: dueAt,
    }),
  ];
}
