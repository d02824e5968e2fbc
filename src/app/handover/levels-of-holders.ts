import type { IncidentUnderProcedure } from '#core/incident/incident.ts';
import { isOpen } from '#core/incident/phase.ts';
import type { FatigueLevel } from '#core/rest/fatigue-level.ts';
import { levelOfHolder } from '#core/rest/relief.ts';
import type { SpaceContext } from '../space-context.ts';
import { restOfHolders } from './relief-known.ts';

/** How each holder of a role is now, while the incident is open: the level, and nothing of what it comes from. */
export async function levelsOfHolders(
  context: SpaceContext,
  under: IncidentUnderProcedure,
): Promise<Map<string, FatigueLevel>> {
  if (!isOpen(under.incident.phase)) return new Map();
  const known = await restOfHolders(context, under.incident);
  const now = context.clock.now();
  return new Map(
    Object.keys(under.incident.holders).flatMap((role): [string, FatigueLevel][] => {
      const level = levelOfHolder(under, role, known, now);
      return level === null ? [] : [[role, level]];
    }),
  );
}
