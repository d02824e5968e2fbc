import type { IncidentUnderProcedure } from '../incident/incident.ts';
import type { Instant } from '../shared/instant.ts';
import type { Relief } from './relief.ts';
import { reliefCandidates, type ReliefKnown } from './relief-candidates.ts';

/** Whom to ask for a role, in order; nobody where nobody can take over. */
export interface PlannedRelief extends Relief {
  candidateIds: string[];
}

/** Whom to ask for each role that needs relief now: one person for two roles only where nobody else could take one of them. */
export function planRelief(
  under: IncidentUnderProcedure,
  due: readonly Relief[],
  known: ReliefKnown,
  now: Instant,
): PlannedRelief[] {
  const asked: string[] = [];
  const planned = new Map<Relief, string[]>();
  // Whoever alone can take a role is asked for that one before others choose.
  const free = ({ role }: Relief): number =>
    due.length < 2
      ? 0
      : reliefCandidates(under, role, known, now).filter(({ personId }) => !known.elsewhere.has(personId)).length;
  const counted = due.map((relief) => ({ relief, count: free(relief) }));
  for (const { relief } of counted.toSorted((one, other) => one.count - other.count)) {
    const ids = reliefCandidates(under, relief.role, known, now, asked).map(({ personId }) => personId);
    asked.push(...ids.slice(0, 1));
    planned.set(relief, ids);
  }
  return due.map((relief) => ({ ...relief, candidateIds: planned.get(relief) ?? [] }));
}
