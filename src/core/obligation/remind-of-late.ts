import { rolesToAsk } from './ask-next.ts';
import type { IncidentEvent } from '../incident/events.ts';
import { openObligations, type IncidentUnderProcedure } from '../incident/incident.ts';
import type { Instant } from '../shared/instant.ts';
import { deskEvent } from './desk-event.ts';
import { DECIDE_NEXT_WITHIN_MS } from './keep-an-owner.ts';
import type { Obligation } from './obligation.ts';
import { stepOf } from './step-rules.ts';
import { addPriorityTime, nextReminder } from './step-timing.ts';

/** Owners hear of what is past its time, again and again until it is done. */
export function remindOfLate(under: IncidentUnderProcedure, now: Instant): IncidentEvent[] {
  return openObligations(under.incident).flatMap((obligation) =>
    obligation.nextReminderAt <= now ? [late(under, obligation, now)] : [],
  );
}

/** At its due time the owners are reminded; each delay later the next role is added and the first keeps the duty. */
function late(under: IncidentUnderProcedure, obligation: Obligation, now: Instant): IncidentEvent {
  const step = stepOf(under, obligation);
  const chain = rolesToAsk(under, obligation, step);
  const role = obligation.reminders === 0 ? null : (chain[0] ?? null);
  const chainLeft = (obligation.reminders === 0 ? chain : chain.slice(1)).length > 0;
  const nextReminderAt =
    step === undefined
      ? addPriorityTime(under.incident, under.procedure, now, DECIDE_NEXT_WITHIN_MS)
      : nextReminder(
          under.incident,
          under.procedure,
          step,
          now,
          Math.max(0, obligation.reminders - obligation.owners.length),
          chainLeft,
        );
  return deskEvent('ObligationLate', now, { key: obligation.key, role, nextReminderAt });
}
