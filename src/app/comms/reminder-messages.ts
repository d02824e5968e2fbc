import { rolesToRemind } from '#core/obligation/ask-next.ts';
import { dutyTitle } from '#core/obligation/duty-title.ts';
import { stepOf } from '#core/obligation/step-rules.ts';
import type { EventOf } from '#core/incident/events.ts';
import { personFor } from '#core/incident/incident.ts';
import { timeInWords } from '#core/comms/time-in-words.ts';
import type { OutgoingMessage } from '../ports/outgoing-message.ts';
import type { Decided } from '../incident/decided.ts';
import type { SpaceContext } from '../space-context.ts';
import { addressesOf } from './recipients.ts';
import { isolated } from '#core/shared/isolated.ts';

/** Reminders of a late duty to everybody who is to hear of it, on every way to reach them. */
export async function reminderMessages(
  context: SpaceContext,
  decided: Decided,
  event: EventOf<'ObligationLate'>,
  seq: number,
): Promise<OutgoingMessage[]> {
  const { after, procedure, id } = decided;
  const obligation = after.obligations[event.data.key];
  if (obligation === undefined || obligation.endedAt !== null) return [];
  const under = { incident: after, procedure };
  const roles = rolesToRemind(under, obligation, stepOf(under, obligation));
  const owners = [...new Set(roles.flatMap((role) => personFor(after, role) ?? []))];
  const people = await Promise.all(owners.map((person) => context.storage.people.get(person)));
  const title = isolated(dutyTitle(procedure, obligation.step));
  const { publicUrl } = await context.company();
  const subject = `Late in incident ${after.number}: ${title}`;
  const body = `${title} was due at ${timeInWords(obligation.dueAt, event.at)}.\nOpen the room and do it, or waive it with a reason: ${publicUrl}/incidents/${id}`;
  return people
    .flatMap((person) => (person === null || person.erasedAt !== null ? [] : addressesOf(person)))
    .map((recipient, index) => ({
      messageId: `${id}.late.${seq}.${index + 1}.${recipient.channel}`,
      channel: recipient.channel,
      recipientId: recipient.id,
      address: recipient.address,
      subject,
      body,
      about: 'reminder',
      stream: { kind: 'incident', id },
      payload: {
        kind: 'reminder',
        incident: { id, number: after.number },
        duty: obligation.key,
        title,
        dueAt: obligation.dueAt,
      },
      notBefore: event.at,
    }));
}
