import { placedOf, type FactWorld, type Placed } from './fact-world.ts';

/** The events that made a duty, moved its time, and ended it. */
export function dutyEvents(world: FactWorld, key: string): Placed[] {
  return placedOf(
    world,
    'ObligationRaised',
    'ObligationRescheduled',
    'ObligationDone',
    'ObligationWaived',
    'ObligationLapsed',
  ).filter(({ event }) => event.data.key === key);
}
