import { approvers } from '#core/incident/approval.ts';
import type { EventOf } from '#core/incident/events.ts';
import { durationInWords } from '#core/comms/time-in-words.ts';
import type { Decided } from '../incident/decided.ts';
import type { OutgoingMessage } from '../ports/outgoing-message.ts';
import type { SpaceContext } from '../space-context.ts';
import { audienceOf } from './compose.ts';
import { addressesOf } from './recipients.ts';
import { wordsOf } from './words-of.ts';

/** Asks the approver, or after their silence everybody else who may answer, each with a link of their own. */
export async function approvalMessages(
  context: SpaceContext,
  decided: Decided,
  event: EventOf<'ApprovalAsked' | 'ApprovalPassedOn'>,
): Promise<OutgoingMessage[]> {
  const { approvalId } = event.data;
  const approval = decided.after.approvals[approvalId];
  if (approval === undefined || approval.outcome !== null) return [];
  const [first, ...others] = approvers(decided.after, decided.procedure);
  const isFirst = event.type === 'ApprovalAsked';
  const asked = isFirst ? [first].filter((id) => id !== undefined) : others;
  const messages = await Promise.all(asked.map((personId) => messagesTo(context, decided, event, personId)));
  return messages.flat();
}

async function messagesTo(
  context: SpaceContext,
  decided: Decided,
  event: EventOf<'ApprovalAsked' | 'ApprovalPassedOn'>,
  personId: string,
): Promise<OutgoingMessage[]> {
  const { approvalId } = event.data;
  const approval = decided.after.approvals[approvalId];
  const person = await context.storage.people.get(personId);
  if (approval === undefined || person === null || person.erasedAt !== null) return [];
  const words = await wordsOf(context, decided, approval.textId);
  const link = await context.approvalLink({ incidentId: decided.id, approvalId, personId });
  const audience = audienceOf(decided.procedure, approval.audience);
  const within = durationInWords(decided.procedure.commitments.answerWithinMs);
  const body = `These words wait for your approval. They go to: ${audience.title}.\n\n${words}\n\nAnswer: ${link}\n\nWithout an answer within ${within} somebody else is asked, and after as long again the words go out without what was flagged.`;
  return addressesOf(person).map((recipient, index) => ({
    messageId: `${decided.id}.${approvalId}.${event.type === 'ApprovalAsked' ? 1 : 2}.${personId}.${index + 1}.${recipient.channel}`,
    channel: recipient.channel,
    recipientId: recipient.id,
    address: recipient.address,
    subject: `Please approve words for incident ${decided.after.number}`,
    body,
    about: 'notice',
    stream: { kind: 'incident', id: decided.id },
    payload: { kind: 'approval', incident: { id: decided.id, number: decided.after.number }, approvalId, link },
    notBefore: event.at,
  }));
}
