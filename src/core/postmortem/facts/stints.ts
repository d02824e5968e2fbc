import { isOpen } from '../../incident/phase.ts';
import type { Instant } from '../../shared/instant.ts';
import { evolve } from '../../incident/evolve.ts';
import type { FactWorld, Placed } from './fact-world.ts';

/** A span in which one person held a role while the incident was worked on. */
export interface Stint {
  role: string;
  /** For the zone they live in; never said. */
  personId: string;
  fromAt: Instant;
  /** Null while it lasts. */
  toAt: Instant | null;
  /** The events that began and ended it. */
  shown: Placed[];
}

/** Every stint in the order in which they began. */
export function stintsOf({ placed }: FactWorld): Stint[] {
  const stints: Stint[] = [];
  const running = new Map<string, Stint>();
  for (const one of placed) {
    const after = evolve(one.before, one.event);
    const works = isOpen(after.phase) && after.phase !== 'stood-down';
    for (const [role, stint] of running) {
      if (works && after.holders[role]?.personId === stint.personId) continue;
      stint.toAt = one.event.at;
      stint.shown.push(one);
      running.delete(role);
    }
    if (!works) continue;
    for (const [role, { personId }] of Object.entries(after.holders)) {
      if (running.has(role)) continue;
      const stint: Stint = { role, personId, fromAt: one.event.at, toAt: null, shown: [one] };
      running.set(role, stint);
      stints.push(stint);
    }
  }
  return stints;
}
