import type { Incident, MitigationState } from '../incident/incident.ts';
import { revertDecision } from '../incident/revert-decision.ts';

/**
 * Whether what was tried first was the revert that the desk offered. Null when nothing was tried, or when no strong
 * suspect stood yet: then there was nothing to revert first.
 */
export function wasRevertFirst(before: Incident | null, first: MitigationState | undefined): boolean | null {
  if (before === null || first === undefined) return null;
  return revertDecision(before)?.state === 'offered' ? first.kind === 'revert' : null;
}
