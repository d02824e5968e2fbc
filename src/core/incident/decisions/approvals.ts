import { DESK } from '../../shared/actor.ts';
import { mayApprove, mayApproveAsTheyAre, nextApprovalAt, waitingApprovals } from '../approval.ts';
import type { Approval, ApprovalOutcome } from '../approval-request.ts';
import type { CommandOf } from '../commands.ts';
import type { IncidentEvent } from '../events.ts';
import { hasEnded } from '../phase.ts';
import { refuse } from '../refusal.ts';
import { obligationKey } from '../../obligation/obligation.ts';
import { KEEP_PROMISE } from '../../obligation/step-rules.ts';
import { DAY_MS } from '../../shared/instant.ts';
import { event, type Answer, type Situation } from './situation.ts';
import { mayNotSpeakTo, nextUpdateAt, posted } from './words.ts';

/** Labels whose approval promises something that somebody must keep. */
const PROMISES: ReadonlySet<string> = new Set(['eta', 'fix_promise', 'compensation', 'never_again']);

export function askApproval(situation: Situation, command: CommandOf<'AskApproval'>): Answer {
  const refused = mayNotSpeakTo(situation, command.audience);
  if (refused !== null) return refused;
  const other = waitingApprovals(situation.incident).find(({ audience }) => audience === command.audience);
  if (other !== undefined)
    return refuse(
      'approval-waiting',
      'Other words to the same audience wait for approval already.',
      'Wait for the answer, or withdraw them first.',
    );
  const { approvalId, audience, textId, cleanTextId, labels, key } = command;
  const promisedAt = nextUpdateAt(situation.incident, situation.procedure, audience, situation.now);
  const asked = { approvalId, audience, textId, cleanTextId, labels, key };
  return {
    events: [event(situation, 'ApprovalAsked', promisedAt === null ? asked : { ...asked, promisedAt })],
  };
}

export function answerApproval(situation: Situation, command: CommandOf<'AnswerApproval'>): Answer {
  const approval = situation.incident.approvals[command.approvalId];
  if (approval === undefined)
    return refuse('unknown-approval', 'Nobody asked for this approval.', 'Look at what waits in the room.');
  if (approval.outcome !== null)
    return refuse('approval-answered', 'This was answered already.', 'Open the room to see what was sent.');
  const { by } = situation;
  const isOwn = 'id' in by && 'id' in approval.askedBy && by.id === approval.askedBy.id;
  const withdraws = isOwn && command.outcome === 'refused';
  if (!withdraws && !mayApprove(situation.incident, situation.procedure, by))
    return refuse(
      'not-the-approver',
      'Only the approver, a delegate or the commander can answer this.',
      'Ask one of them to answer from their mail or here.',
    );
  if (command.outcome === 'approved' && !mayApproveAsTheyAre(situation.incident, situation.procedure, approval, by))
    return refuse(
      'own-words',
      'You wrote these words yourself, so somebody else has to approve them.',
      'Send them without what was flagged, or wait for the approver.',
    );
  if (command.outcome === 'cleaned' && approval.cleanTextId === null)
    return refuse(
      'nothing-left',
      'Nothing is left of these words without what was flagged.',
      'Approve or refuse them.',
    );
  return { events: ended(situation, approval, command.outcome) };
}

/** What time alone does to requests: the delegate is asked, and then silence sends the words without what was flagged. */
export function silentApprovals(situation: Situation): IncidentEvent[] {
  const atDesk = { ...situation, by: DESK };
  return waitingApprovals(situation.incident).flatMap((approval) => {
    if (nextApprovalAt(approval, situation.procedure) > situation.now) return [];
    return approval.passedOnAt === null
      ? [event(atDesk, 'ApprovalPassedOn', { approvalId: approval.id })]
      : ended(atDesk, approval, 'lapsed');
  });
}

function ended(situation: Situation, approval: Approval, outcome: ApprovalOutcome): IncidentEvent[] {
  const answered = event(situation, 'ApprovalAnswered', { approvalId: approval.id, outcome });
  const textId = outcome === 'approved' ? approval.textId : outcome === 'refused' ? null : approval.cleanTextId;
  const isOver = hasEnded(situation.incident.phase);
  if (textId === null || isOver || mayNotSpeakTo(situation, approval.audience) !== null) return [answered];
  const update = posted(situation, {
    updateId: `${approval.id}-words`,
    audience: approval.audience,
    textId,
    kind: 'free',
    promisedAt: approval.promisedAt,
  });
  return [answered, update, ...(outcome === 'approved' ? registered(situation, approval) : [])];
}

/** Every approved promise enters the register and is owed from then on. */
function registered(situation: Situation, approval: Approval): IncidentEvent[] {
  const promises = approval.labels.filter((label) => PROMISES.has(label));
  const before = situation.incident.arisen[KEEP_PROMISE]?.count ?? 0;
  return promises.flatMap((label, index) => {
    const occurrence = before + index + 1;
    const key = obligationKey(KEEP_PROMISE, occurrence);
    const dueAt = situation.now + DAY_MS;
    return [
      event(situation, 'CommitmentMade', { label, textId: approval.textId, approvalId: approval.id, key }),
      event({ now: situation.now, by: DESK }, 'ObligationRaised', {
        key,
        step: KEEP_PROMISE,
        occurrence,
        act: 'task',
        level: 'ask',
        owner: situation.procedure.commitments.approverRole,
        audience: approval.audience,
        page: null,
        performAt: null,
        dueAt,
        nextReminderAt: dueAt,
      }),
    ];
  });
}
