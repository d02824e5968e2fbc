import type { IncidentEvent, IncidentEventData, IncidentEventType } from '../incident/events.ts';
import { DESK } from '../shared/actor.ts';
import type { Instant } from '../shared/instant.ts';

/** What TwoAM records by itself. */
export function deskEvent<T extends IncidentEventType>(
  type: T,
  at: Instant,
  data: IncidentEventData[T],
): IncidentEvent {
  return { type, v: 1, at, by: DESK, data } as IncidentEvent;
}
