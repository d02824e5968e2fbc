import { openHandovers, READ_BACK_WITHIN_MS, takerOf } from '../incident/handover.ts';
import type { Handover, WithdrawnWhy } from '../incident/handover-state.ts';
import type { IncidentEvent } from '../incident/events.ts';
import type { Incident, IncidentUnderProcedure } from '../incident/incident.ts';
import { hasEnded } from '../incident/phase.ts';
import { DESK } from '../shared/actor.ts';
import type { Instant } from '../shared/instant.ts';

/** Ends proposals that nobody answers, that whoever answered does not take, or that nobody needs any more. */
export function endHandovers({ incident }: IncidentUnderProcedure, now: Instant): IncidentEvent[] {
  return openHandovers(incident).flatMap((handover): IncidentEvent[] => {
    const why = endsBecause(incident, handover, now);
    if (why === null) return [];
    const { id: handoverId, pageId } = handover;
    const withdrawn = { type: 'HandoverWithdrawn', v: 1, at: now, by: DESK, data: { handoverId, why } } as const;
    if (pageId === null || incident.pages[pageId]?.outcome !== 'waiting') return [withdrawn];
    const data = { pageId, outcome: 'cancelled', personId: null } as const;
    return [withdrawn, { type: 'PageAnswered', v: 1, at: now, by: DESK, data }];
  });
}

function endsBecause(incident: Incident, handover: Handover, now: Instant): WithdrawnWhy | null {
  const { role, fromPersonId, pageId } = handover;
  if (hasEnded(incident.phase) || incident.phase === 'stood-down') return 'no-longer-needed';
  if (incident.holders[role]?.personId !== fromPersonId) return 'no-longer-needed';
  const page = pageId === null ? undefined : incident.pages[pageId];
  if (page?.outcome === 'exhausted' || page?.outcome === 'cancelled') return 'nobody-answered';
  const taker = takerOf(incident, handover);
  return taker !== null && taker.since + READ_BACK_WITHIN_MS <= now ? 'not-taken-over' : null;
}

/** When whoever answered should have read back. */
export function readBacksDue(incident: Incident): Instant[] {
  return openHandovers(incident).flatMap((handover) => {
    const taker = takerOf(incident, handover);
    return taker === null ? [] : [taker.since + READ_BACK_WITHIN_MS];
  });
}
