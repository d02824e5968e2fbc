import type { Incident } from '#core/incident/incident.ts';
import { suspectToRevert } from '#core/incident/revert-decision.ts';
import { SECOND_MS, toIso } from '#core/shared/instant.ts';
import type { Gathered } from './gather-room.ts';
import { isoOrNull, shownActor, type RoomAnswer } from './shown.ts';

/** What was tried, and whether it helped. */
export function shownMitigations({ incident, book, texts }: Gathered): RoomAnswer['mitigations'] {
  return incident.mitigations.map((one) => ({
    id: one.id,
    kind: one.kind,
    runId: one.runId,
    changeTitle: one.changeId === null ? null : book.names.change(one.changeId),
    startedAt: toIso(one.startedAt),
    by: shownActor(one.by, book.names),
    outcome: one.outcome,
    verifiedAt: isoOrNull(one.verifiedAt),
    note: one.noteTextId === null ? null : (texts.get(one.noteTextId) ?? null),
    reason: one.reasonTextId === null ? null : (texts.get(one.reasonTextId) ?? null),
  }));
}

/** How long it took from the first suspicion to the revert. */
export function shownSuspectToRevert(incident: Incident): RoomAnswer['suspectToRevert'] {
  const { suspectAt, revertAt, ms } = suspectToRevert(incident);
  return {
    suspectAt: isoOrNull(suspectAt),
    revertAt: isoOrNull(revertAt),
    seconds: ms === null ? null : ms / SECOND_MS,
  };
}
