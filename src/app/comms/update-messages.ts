import type { EventOf } from '#core/incident/events.ts';
import type { OutgoingMessage } from '../ports.ts';
import type { Decided } from '../incident/decided.ts';
import type { SpaceContext } from '../space-context.ts';
import { audienceOf, composeWords } from './compose.ts';
import { wordsOf } from './words-of.ts';
import { recipientsOf } from './recipients.ts';

/** One message per recipient for words that were posted. Ids depend on the update and the place in the list, never on addresses. */
export async function updateMessages(
  context: SpaceContext,
  decided: Decided,
  event: EventOf<'UpdatePosted'>,
): Promise<OutgoingMessage[]> {
  const { audience: audienceId, updateId, textId } = event.data;
  const audience = audienceOf(decided.procedure, audienceId);
  const body = await wordsOf(context, decided, textId);
  const { subject } = await composeWords(context, decided.before ?? decided.after, decided.procedure, audience, body);
  const recipients = await recipientsOf(context, decided.id, decided.after, audience);
  return recipients.map((recipient, index) => ({
    messageId: `${decided.id}.${updateId}.${index + 1}.${recipient.channel}`,
    channel: recipient.channel,
    recipientId: recipient.id,
    address: recipient.address,
    subject,
    body,
    about: 'update',
    stream: { kind: 'incident', id: decided.id },
    payload: {
      kind: 'update',
      incident: { id: decided.id, number: decided.after.number },
      audience: audienceId,
      text: body,
      nextUpdateAt: event.data.nextUpdateAt,
    },
    notBefore: event.at,
  }));
}
