import { narrowings, openHandovers, READ_BACK_WITHIN_MS, takerOf } from '../incident/handover.ts';
import type { Handover, WithdrawnWhy } from '../incident/handover-state.ts';
import type { IncidentEvent } from '../incident/events.ts';
import type { Incident, IncidentUnderProcedure } from '../incident/incident.ts';
import { hasEnded, isOpen } from '../incident/phase.ts';
import { DESK } from '../shared/actor.ts';
import type { Instant } from '../shared/instant.ts';

/**
 * Ends proposals that nobody answers, that whoever answered does not take, or that nobody needs any more; and calls off
 * a page for help once work is not narrowed any longer for any role that it asks help for.
 */
export function endHandovers({ incident }: IncidentUnderProcedure, now: Instant): IncidentEvent[] {
  const ended = openHandovers(incident).flatMap((handover): IncidentEvent[] => {
    const why = endsBecause(incident, handover, now);
    if (why === null) return [];
    const { id: handoverId, pageId } = handover;
    return [
      { type: 'HandoverWithdrawn', v: 1, at: now, by: DESK, data: { handoverId, why } },
      ...calledOff(incident, pageId, now),
    ];
  });
  const wanted = new Set(narrowings(incident).map(({ pageId }) => pageId));
  const help = new Set(Object.values(incident.narrowings).map(({ pageId }) => pageId));
  const inVain = [...help].filter((pageId) => !wanted.has(pageId));
  return [...ended, ...inVain.flatMap((pageId) => calledOff(incident, pageId, now))];
}

function calledOff({ pages }: Incident, pageId: string | null, at: Instant): IncidentEvent[] {
  if (pageId === null || pages[pageId]?.outcome !== 'waiting') return [];
  const data = { pageId, outcome: 'cancelled', personId: null } as const;
  return [{ type: 'PageAnswered', v: 1, at, by: DESK, data }];
}

function endsBecause(incident: Incident, handover: Handover, now: Instant): WithdrawnWhy | null {
  const { role, fromPersonId, pageId } = handover;
  if (hasEnded(incident.phase) || incident.phase === 'stood-down') return 'no-longer-needed';
  // Nobody is woken to take over what was resolved since; whoever asks afterwards means the work that is left.
  if (!isOpen(incident.phase) && handover.at <= (incident.resolvedAt ?? 0)) return 'no-longer-needed';
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
