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
  return due.map((relief) => {
    const found = reliefCandidates(under, relief.role, known, now, asked);
    asked.push(...found.slice(0, 1).map(({ personId }) => personId));
    return { ...relief, candidateIds: found.map(({ personId }) => personId) };
  });
}
