import type { EventOf } from '#core/incident/events.ts';
import type { Decided } from '../incident/decided.ts';
import type { OutgoingMessage } from '../ports/outgoing-message.ts';
import type { SpaceContext } from '../space-context.ts';
import { stakeholders } from './stakeholders.ts';

/** The beginning of the ids of the mails by which a postmortem was shared. */
export function sharePrefix(incidentId: string): string {
  return `${incidentId}.postmortem.`;
}

/** The postmortem as it was handed in, to everybody inside who is told of incidents. */
export async function shareMessages(
  context: SpaceContext,
  decided: Decided,
  event: EventOf<'PostmortemShared'>,
  seq: number,
): Promise<OutgoingMessage[]> {
  const { id, after, procedure, newTexts } = decided;
  const { postmortem, number } = after;
  if (postmortem === null) return [];
  const { textId } = event.data;
  const known = await context.storage.texts.bodies([
    postmortem.textId,
    after.titleTextId,
    ...(textId === null ? [] : [textId]),
  ]);
  const wordsOf = (one: string | null) => newTexts.find((row) => row.id === one)?.body ?? known.get(one ?? '') ?? '';
  const { publicUrl } = await context.company();
  const link = `${publicUrl}/incidents/${id}/postmortem`;
  const body = [wordsOf(textId), `On the desk: ${link}`, wordsOf(postmortem.textId)]
    .filter((part) => part !== '')
    .join('\n\n');
  const readers = await stakeholders(context, id, after, procedure);
  return readers.map(({ personId, address }, index) => ({
    messageId: `${sharePrefix(id)}${seq}.${index + 1}.mail`,
    channel: 'mail',
    recipientId: personId,
    address,
    subject: `Postmortem of incident ${number}: ${wordsOf(after.titleTextId)}`,
    body,
    about: 'notice',
    stream: { kind: 'incident', id },
    payload: { kind: 'postmortem', incident: { id, number } },
    notBefore: event.at,
  }));
}
