import type { IncidentEvent } from '../incident/events.ts';
import type { IncidentUnderProcedure, PageState } from '../incident/incident.ts';
import { hasEnded } from '../incident/phase.ts';
import { conditionHolds } from '../procedure/condition-holds.ts';
import type { Step } from '../procedure/procedure.ts';
import { DESK } from '../shared/actor.ts';
import type { Instant } from '../shared/instant.ts';
import { conditionFacts } from './condition-facts.ts';
import { restsUntil } from './step-timing.ts';

/**
 * Nobody is asked any longer to come when the incident has ended, when work rests, when the priority asks for nobody outside working
 * hours, or when it does not ask for their role. Whom a person asked is called off only by the end, or by the
 * night.
 */
export function callOffPages(under: IncidentUnderProcedure, now: Instant): IncidentEvent[] {
  const { incident } = under;
  const isOver = (hasEnded(incident.phase) && incident.phase !== 'closed') || incident.standDown !== null;
  return Object.entries(incident.pages)
    .filter(([, page]) => page.outcome === 'waiting' && (isOver || isNotWanted(under, page)))
    .map(([pageId]) => ({
      type: 'PageAnswered',
      v: 1,
      at: now,
      by: DESK,
      data: { pageId, outcome: 'cancelled', personId: null },
    }));
}

function isNotWanted(under: IncidentUnderProcedure, { role, by, at }: PageState): boolean {
  const { incident, procedure } = under;
  const { assessment } = incident;
  if (assessment === null || by.kind !== 'desk') return false;
  const waitsForHours = incident.wokenAt === null && restsUntil(incident, procedure, assessment.at) !== null;
  if (at <= assessment.at && waitsForHours) return true;
  const asking = procedure.steps.filter((step) => step.act === 'page' && step.page === role);
  return asking.length > 0 && asking.every((step) => isRuledOut(under, step));
}

/** Whether it is the priority that makes a step no longer owed. */
function isRuledOut({ incident }: IncidentUnderProcedure, { when }: Step): boolean {
  return when !== null && /\bpriority\b/.test(when) && !conditionHolds(when, conditionFacts(incident));
}
