import { personOf } from '../shared/actor.ts';
import type { Incident } from '../incident/incident.ts';
import { isUnderWay } from '../incident/revert-decision.ts';

/** A change that may have caused it and, by what was done here, is still out. */
export interface LiveCause {
  changeId: string;
  /** Somebody said that it is the cause; else the ranking strongly suspects it. */
  isConfirmed: boolean;
  /** What a named person did instead of undoing it, and that worked. */
  tamed: 'fixed-forward' | 'switched-off' | null;
}

/**
 * Changes that could hurt in the night, whether or not something else helped meanwhile: those that somebody confirmed,
 * and the one that the ranking strongly suspects. What is being undone now is not told here.
 */
export function liveCauses(incident: Incident): LiveCause[] {
  const confirmed = Object.keys(incident.suspects).filter((id) => incident.suspects[id] === 'confirmed');
  const strong = strongSuspect(incident);
  const isConfirmed = (id: string) => confirmed.includes(id);
  return [...new Set([...confirmed, ...(strong === null ? [] : [strong])])]
    .filter((id) => !wasOrIsBeingUndone(incident, id))
    .map((changeId) => ({ changeId, isConfirmed: isConfirmed(changeId), tamed: tamed(incident, changeId) }));
}

/** The machine's suspicion holds until somebody rules it out, or undoing another change restored service. */
function strongSuspect({ ranking, suspects, mitigations, mitigatedAt }: Incident): string | null {
  const id = ranking?.strongId ?? null;
  if (id === null || suspects[id] === 'ruled-out') return null;
  const anotherWasIt = mitigations.some(
    (one) => one.kind === 'revert' && one.outcome === 'worked' && one.changeId !== null && one.changeId !== id,
  );
  return anotherWasIt && mitigatedAt !== null ? null : id;
}

/** Undone by its plan with its checks passed, or by hand, whatever it did. Of other runs the run itself says how far it came. */
function wasOrIsBeingUndone({ mitigations }: Incident, changeId: string): boolean {
  return mitigations.some(
    (one) =>
      one.kind === 'revert' &&
      one.changeId === changeId &&
      (one.outcome === 'worked' ||
        isUnderWay(one) ||
        (one.runId === null && (one.outcome === 'no-effect' || one.outcome === 'worse'))),
  );
}

/** The last word of a named person on the change itself, as long as it has not come back since. */
function tamed({ mitigations, arrivals, round }: Incident, changeId: string): LiveCause['tamed'] {
  const reopened = arrivals['reopened'];
  const sinceAt = reopened?.round === round ? reopened.at : -Infinity;
  const last = mitigations.findLast(
    ({ kind, changeId: about }) => about === changeId && (kind === 'fix-forward' || kind === 'disable'),
  );
  if (last === undefined || last.outcome !== 'worked' || last.startedAt <= sinceAt || personOf(last.by) === null)
    return null;
  return last.kind === 'disable' ? 'switched-off' : 'fixed-forward';
}
