import type { Instant } from '../shared/instant.ts';
import { nextApprovalAt, waitingApprovals } from '../incident/approval.ts';
import { openObligations, type Incident, type IncidentUnderProcedure } from '../incident/incident.ts';
import { timeBoxes } from '../incident/revert-decision.ts';
import { nextClockAt } from '../sla/tell-of-clocks.ts';
import { readBacksDue } from './end-handovers.ts';
import type { Obligation } from './obligation.ts';
import { waitingSteps } from './waiting-steps.ts';

/**
 * What must happen, by when, by whom, and how far TwoAM does it by itself: open obligations, the most urgent first.
 * `status` is `late` from the due time on.
 */
export function obligations(incident: Incident, now: Instant): Obligation[] {
  return openObligations(incident)
    .map((obligation) =>
      obligation.dueAt < now ? { ...obligation, status: 'late' as const, wasLate: true } : obligation,
    )
    .toSorted((a, b) => a.dueAt - b.dueAt || a.openedAt - b.openedAt || (a.key < b.key ? -1 : 1));
}

/** Obligations that TwoAM performs now: automatic ones, and drafts nobody holds. */
export function toPerform(incident: Incident, now: Instant): Obligation[] {
  return obligations(incident, now).filter((obligation) => performsAt(obligation) <= now);
}

/** The next instant at which something happens by itself, or null when nothing ever will. */
export function nextWakeAt(under: IncidentUnderProcedure): Instant | null {
  const instants = openObligations(under.incident).flatMap((obligation) => [
    performsAt(obligation),
    obligation.nextReminderAt,
  ]);
  const approvals = waitingApprovals(under.incident).map((one) => nextApprovalAt(one, under.procedure));
  const boxes = timeBoxes(under.incident).map(({ endsAt }) => endsAt);
  const earliest = Math.min(
    ...instants,
    ...approvals,
    ...boxes,
    ...readBacksDue(under.incident),
    ...waitingSteps(under),
    // Nobody is told of clocks while work rests; they are told of when it resumes.
    under.incident.standDown?.resumeAt ?? nextClockAt(under.incident) ?? Infinity,
  );
  return Number.isFinite(earliest) ? earliest : null;
}

function performsAt(obligation: Obligation): Instant {
  if (obligation.performAt === null) return Number.POSITIVE_INFINITY;
  return Math.max(obligation.performAt, obligation.heldUntilAt ?? 0);
}
