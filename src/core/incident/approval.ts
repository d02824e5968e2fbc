import { pageChain } from '../oncall/roster.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { Actor } from '../shared/actor.ts';
import type { Instant } from '../shared/instant.ts';
import type { Approval } from './approval-request.ts';
import type { Incident } from './incident.ts';

/** People who may approve, in the order in which they are asked: the approver, then delegates, then the commander. */
export function approvers(incident: Incident, procedure: Procedure): string[] {
  const { approverRole } = procedure.commitments;
  const holders = [approverRole, procedure.commander].map((role) => incident.holders[role]?.personId);
  const [approver, commander] = holders;
  return [
    ...new Set([
      ...(approver === undefined ? [] : [approver]),
      ...pageChain(procedure, incident.roster, approverRole),
      ...(commander === undefined ? [] : [commander]),
      ...pageChain(procedure, incident.roster, procedure.commander),
    ]),
  ];
}

/** Whether somebody's yes counts. */
export function mayApprove(incident: Incident, procedure: Procedure, by: Actor): boolean {
  return by.kind === 'person' && approvers(incident, procedure).includes(by.id);
}

/** Whether somebody's yes sends the words as they are. Of one's own words it needs the approver or a delegate, never the commander. */
export function mayApproveAsTheyAre(
  incident: Incident,
  procedure: Procedure,
  { askedBy }: Pick<Approval, 'askedBy'>,
  by: Actor,
): boolean {
  const isOwn = 'id' in by && 'id' in askedBy && by.id === askedBy.id;
  return mayApprove(incident, procedure, by) && (!isOwn || mayApproveOwn(incident, procedure, by));
}

function mayApproveOwn(incident: Incident, procedure: Procedure, by: Actor): boolean {
  const { approverRole } = procedure.commitments;
  const own = [incident.holders[approverRole]?.personId, ...pageChain(procedure, incident.roster, approverRole)];
  return by.kind === 'person' && own.includes(by.id);
}

/** Requests nobody has answered yet, the oldest first. */
export function waitingApprovals(incident: Incident): Approval[] {
  return Object.values(incident.approvals).filter((approval) => approval.outcome === null);
}

/** When a request goes to the delegate, or ends by silence. */
export function nextApprovalAt(approval: Approval, procedure: Procedure): Instant {
  const { answerWithinMs } = procedure.commitments;
  return approval.askedAt + (approval.passedOnAt === null ? answerWithinMs : 2 * answerWithinMs);
}
