import type { EventOf } from '#core/incident/events.ts';
import { personFor } from '#core/incident/incident.ts';
import { personOf } from '#core/shared/actor.ts';
import type { OutgoingMessage } from '../ports/outgoing-message.ts';
import type { Decided } from '../incident/decided.ts';
import type { SpaceContext } from '../space-context.ts';
import { addressesOf } from './recipients.ts';

/** Tells whoever began an attempt, and whoever commands, that its time is over and what can be decided now. */
export async function timeBoxMessages(
  context: SpaceContext,
  { id, after, procedure }: Decided,
  { data, at }: EventOf<'MitigationTimeBoxEnded'>,
): Promise<OutgoingMessage[]> {
  const mitigation = after.mitigations.find((one) => one.id === data.mitigationId);
  if (mitigation === undefined) return [];
  const ids = new Set([personOf(mitigation.by), personFor(after, procedure.commander)].filter((one) => one !== null));
  const people = await Promise.all([...ids].map((one) => context.storage.people.get(one)));
  const { publicUrl } = await context.company();
  return people
    .flatMap((person) => (person === null || person.erasedAt !== null ? [] : addressesOf(person)))
    .map((recipient, index) => ({
      messageId: `${id}.time-box.${data.mitigationId}.${index + 1}.${recipient.channel}`,
      channel: recipient.channel,
      recipientId: recipient.id,
      address: recipient.address,
      subject: `Time is over in incident ${after.number}: revert after all?`,
      body: `The fix forward has not helped in its time.\nRevert now, or say why the fix goes on: ${publicUrl}/incidents/${id}`,
      about: 'reminder',
      stream: { kind: 'incident', id },
      payload: { kind: 'time-box-ended', incident: { id, number: after.number }, mitigation: data.mitigationId },
      notBefore: at,
    }));
}
