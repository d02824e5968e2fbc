import { isOverdue, type ActionItem, type ActionItemEvent } from '#core/postmortem/action-item.ts';
import { loadIncident } from '../incident/load-incident.ts';
import { addressesOf } from '../comms/recipients.ts';
import type { OutgoingMessage } from '../ports/outgoing-message.ts';
import type { TextRow } from '../ports/texts.ts';
import type { SpaceContext } from '../space-context.ts';

interface Telling {
  personId: string;
  about: 'notice' | 'reminder';
  subject: string;
  /** One plain sentence, and what to do next. */
  sentence: string;
}

/** What the events of one decision tell people: who is asked to agree, who owns it now, and owners when it is due or late. */
export async function actionItemMessages(
  context: SpaceContext,
  id: string,
  before: ActionItem | null,
  after: ActionItem,
  events: ActionItemEvent[],
  texts: TextRow[],
): Promise<OutgoingMessage[]> {
  const tellings = events.flatMap((event) => tellingOf(before, after, event) ?? []);
  if (tellings.length === 0) return [];
  const { incident } = await loadIncident(context, after.incidentId);
  const stored = await context.storage.texts.bodies([after.textId]);
  const words = texts.find((text) => text.id === after.textId)?.body ?? stored.get(after.textId) ?? '';
  const { publicUrl } = await context.company();
  const messages = await Promise.all(
    tellings.map(async ({ personId, about, subject, sentence }) => {
      const person = await context.storage.people.get(personId);
      if (person === null || person.erasedAt !== null) return [];
      return addressesOf(person).map((recipient, index): OutgoingMessage => ({
        messageId: `${id}.${after.version}.${personId}.${index + 1}.${recipient.channel}`,
        channel: recipient.channel,
        recipientId: recipient.id,
        address: recipient.address,
        subject: `${subject} (incident ${incident.number})`,
        body: `${sentence}\n\n${words}\n\n${publicUrl}/actions`,
        about,
        stream: null,
        payload: {
          kind: 'action-item',
          actionItem: { id, status: after.status, dueOn: after.due?.on ?? null },
          incident: { id: after.incidentId, number: incident.number },
        },
        notBefore: context.clock.now(),
      }));
    }),
  );
  return messages.flat();
}

function tellingOf(before: ActionItem | null, after: ActionItem, event: ActionItemEvent): Telling | null {
  const due = after.due?.on ?? '';
  switch (event.type) {
    case 'ActionItemChanged': {
      const isAsked = after.approverId !== null && after.ownerId !== null && after.due !== null;
      const wasAsked =
        before?.approverId === after.approverId &&
        before.status === 'draft' &&
        before.ownerId !== null &&
        before.due !== null;
      if (!isAsked || wasAsked || after.approverId === null) return null;
      return {
        personId: after.approverId,
        about: 'notice',
        subject: 'Please agree to an action item',
        sentence: `An action item waits for your yes. It is due on ${due}. Agree to it, or change it.`,
      };
    }
    case 'ActionItemAgreed':
      if (after.ownerId === null) return null;
      return {
        personId: after.ownerId,
        about: 'notice',
        subject: 'An action item is yours',
        sentence: `This was agreed and is yours, until ${due}. Say when it is done.`,
      };
    case 'ActionItemReminded':
      if (after.ownerId === null) return null;
      return isOverdue(after, event.at)
        ? {
            personId: after.ownerId,
            about: 'reminder',
            subject: 'An action item is overdue',
            sentence: `This was due on ${due}. Say that it is done, choose another day, or drop it with a reason.`,
          }
        : {
            personId: after.ownerId,
            about: 'reminder',
            subject: 'An action item is due',
            sentence: `This is due on ${due}. Say when it is done.`,
          };
    default:
      return null;
  }
}
