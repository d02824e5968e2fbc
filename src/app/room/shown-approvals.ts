import { approvers, mayApproveAsTheyAre, nextApprovalAt, waitingApprovals } from '#core/incident/approval.ts';
import { toIso } from '#core/shared/instant.ts';
import type { Gathered } from './gather-room.ts';
import { shownActor, type RoomAnswer } from './shown.ts';

/** Words that wait for somebody, and who may say yes. */
export function shownApprovals({ incident, procedure, book, texts }: Gathered): RoomAnswer['approvals'] {
  const answerers = approvers(incident, procedure).map((id) => ({ id, name: book.names.person(id) }));
  return waitingApprovals(incident).map((approval) => ({
    id: approval.id,
    audience: approval.audience,
    audienceTitle: procedure.audiences.find(({ id }) => id === approval.audience)?.title ?? approval.audience,
    text: texts.get(approval.textId) ?? '',
    cleanText: approval.cleanTextId === null ? null : (texts.get(approval.cleanTextId) ?? ''),
    labels: approval.labels,
    askedAt: toIso(approval.askedAt),
    askedBy: shownActor(approval.askedBy, book.names),
    passedOn: approval.passedOnAt !== null,
    endsAt: toIso(nextApprovalAt(approval, procedure)),
    answerers,
    approverIds: answerers.flatMap(({ id }) =>
      mayApproveAsTheyAre(incident, procedure, approval, { kind: 'person', id }) ? [id] : [],
    ),
  }));
}
