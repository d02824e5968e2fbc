import { assertNever } from '../../shared/assert-never.ts';
import type { Approval } from '../approval-request.ts';
import type { EventOf } from '../events.ts';
import type { Incident } from '../incident.ts';

type ApprovalsEvent = EventOf<'ApprovalAsked' | 'ApprovalPassedOn' | 'ApprovalAnswered' | 'CommitmentMade'>;

/** Words that wait for the approver, and the promises that were approved. */
export function evolveApprovals(incident: Incident, event: ApprovalsEvent): Incident {
  const { at, by } = event;
  switch (event.type) {
    case 'ApprovalAsked':
      return withApproval(incident, {
        id: event.data.approvalId,
        ...event.data,
        askedAt: at,
        askedBy: by,
        passedOnAt: null,
        outcome: null,
        answeredAt: null,
      });
    case 'ApprovalPassedOn':
      return changedApproval(incident, event.data.approvalId, { passedOnAt: at });
    case 'ApprovalAnswered':
      return changedApproval(incident, event.data.approvalId, { outcome: event.data.outcome, answeredAt: at });
    case 'CommitmentMade': {
      const { label, textId, key } = event.data;
      return { ...incident, commitments: [...incident.commitments, { label, textId, key, at, by }] };
    }
    default:
      return assertNever(event);
  }
}

function withApproval(
  incident: Incident,
  { id, audience, textId, cleanTextId, labels, key, promisedAt, ...rest }: Approval,
): Incident {
  const { askedAt, askedBy, passedOnAt, outcome, answeredAt } = rest;
  const approval = {
    id,
    audience,
    textId,
    cleanTextId,
    labels,
    key,
    ...(promisedAt === undefined ? {} : { promisedAt }),
    askedAt,
    askedBy,
    passedOnAt,
    outcome,
    answeredAt,
  };
  return { ...incident, approvals: { ...incident.approvals, [id]: approval } };
}

function changedApproval(incident: Incident, id: string, change: Partial<Approval>): Incident {
  const approval = incident.approvals[id];
  return approval === undefined ? incident : withApproval(incident, { ...approval, ...change });
}
