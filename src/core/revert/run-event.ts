import { DESK, type Actor } from '../shared/actor.ts';
import type { Instant } from '../shared/instant.ts';
import type { PlanRunEvent, PlanRunEventData } from './plan-run.ts';
import type { RunRefusal } from './run-refusal.ts';

/** What a command does to a plan run. */
export type RunDecision = { events: PlanRunEvent[] } | { refusal: RunRefusal };

/** One event of a run; by the desk unless somebody is named. */
export function runEvent<T extends keyof PlanRunEventData>(
  type: T,
  data: PlanRunEventData[T],
  at: Instant,
  by: Actor = DESK,
): PlanRunEvent {
  return { type, v: 1, at, by, data } as PlanRunEvent;
}
