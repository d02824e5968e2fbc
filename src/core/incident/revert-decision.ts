import type { DurationMs, Instant } from '../shared/instant.ts';
import type { Incident, MitigationState } from './incident.ts';
import { isOpen } from './phase.ts';

/** What is to be decided about undoing a change: the first card in the room. */
export type RevertDecision =
  /** Undo it: nothing else has been decided yet, or what was decided did not help. */
  | { state: 'offered'; changeId: string; since: Instant; agreed: string[]; again: 'time-box-ended' | null }
  /** Somebody mends it forward instead, until then. */
  | { state: 'fixing-forward'; changeId: string; mitigationId: string; untilAt: Instant | null }
  /** It is being undone. */
  | { state: 'reverting'; changeId: string; mitigationId: string; runId: string | null };

/**
 * The decision that an incident waits for, or null when there is no strong suspect: one that somebody confirmed, else
 * the one that the ranking calls strong, unless it was ruled out or undoing it did not help.
 */
export function revertDecision(incident: Incident): RevertDecision | null {
  if (!isOpen(incident.phase) || incident.mitigatedAt !== null) return null;
  const reverting = incident.mitigations.findLast((one) => one.kind === 'revert' && isUnderWay(one));
  if (reverting !== undefined && reverting.changeId !== null) {
    const { changeId, id: mitigationId, runId } = reverting;
    return { state: 'reverting', changeId, mitigationId, runId };
  }
  const changeId = revertCandidate(incident);
  if (changeId === null) return null;
  const forward = incident.mitigations.findLast((one) => one.kind === 'fix-forward');
  if (forward !== undefined && isUnderWay(forward) && !forward.timeBoxEnded) {
    return { state: 'fixing-forward', changeId, mitigationId: forward.id, untilAt: forward.timeBoxEndsAt };
  }
  const again = forward?.timeBoxEnded === true ? 'time-box-ended' : null;
  const since = incident.suspectedAt[changeId] ?? incident.lastEventAt;
  return { state: 'offered', changeId, since, agreed: incident.agreements[changeId] ?? [], again };
}

/** The change to undo first, or null. */
function revertCandidate(incident: Incident): string | null {
  const confirmed = Object.entries(incident.suspects).flatMap(([id, verdict]) => (verdict === 'confirmed' ? [id] : []));
  const strong = incident.ranking?.strongId ?? null;
  const candidates = strong === null ? confirmed : [...confirmed, strong];
  return candidates.find((id) => incident.suspects[id] !== 'ruled-out' && !triedInVain(incident, id)) ?? null;
}

function triedInVain(incident: Incident, changeId: string): boolean {
  return incident.mitigations.some(
    (one) =>
      one.kind === 'revert' && one.changeId === changeId && (one.outcome === 'no-effect' || one.outcome === 'worse'),
  );
}

/** Whether nobody has said yet what an attempt did. */
export function isUnderWay({ outcome }: MitigationState): boolean {
  return outcome === null;
}

/** The change that turned out to be the cause: confirmed by a person, else one whose revert worked; null for none. */
export function causeOf({ suspects, mitigations }: Incident): string | null {
  const confirmed = Object.entries(suspects).findLast(([, verdict]) => verdict === 'confirmed')?.[0];
  const reverted = mitigations.findLast((one) => one.kind === 'revert' && one.outcome === 'worked')?.changeId;
  return confirmed ?? reverted ?? null;
}

/** When time boxes of what is being tried run out that have not been told of. */
export function timeBoxes(incident: Incident): { mitigationId: string; endsAt: Instant }[] {
  if (!isOpen(incident.phase) || incident.mitigatedAt !== null) return [];
  return incident.mitigations.flatMap((one) =>
    one.timeBoxEndsAt !== null && !one.timeBoxEnded && isUnderWay(one)
      ? [{ mitigationId: one.id, endsAt: one.timeBoxEndsAt }]
      : [],
  );
}

/** From the first strong or named suspect to the first revert that was started; null where one of them is missing. */
export function suspectToRevert(incident: Incident): {
  suspectAt: Instant | null;
  revertAt: Instant | null;
  ms: DurationMs | null;
} {
  const times = Object.values(incident.suspectedAt);
  const suspectAt = times.length === 0 ? null : Math.min(...times);
  const revertAt = incident.mitigations.find((one) => one.kind === 'revert')?.startedAt ?? null;
  const ms = suspectAt === null || revertAt === null ? null : Math.max(0, revertAt - suspectAt);
  return { suspectAt, revertAt, ms };
}
