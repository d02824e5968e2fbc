import type { EventOf } from '#core/incident/events.ts';
import type { OutgoingMessage } from '../ports/outgoing-message.ts';
import { addressesOf } from '../comms/recipients.ts';
import type { Decided } from '../incident/decided.ts';
import { roleTitle } from '../room/shown.ts';
import type { SpaceContext } from '../space-context.ts';
import { isolated } from '#core/shared/isolated.ts';

/** Tells everybody who works here who holds a role from now on; whoever handed over is told that they may go. */
export async function handoverNotices(
  context: SpaceContext,
  { id, after, procedure }: Decided,
  { data, at }: EventOf<'RoleHandedOver'>,
): Promise<OutgoingMessage[]> {
  const { role, fromPersonId, toPersonId, handoverId } = data;
  if (handoverId === undefined) return [];
  const holders = Object.values(after.holders).map(({ personId }) => personId);
  const given = fromPersonId === null ? [] : [fromPersonId];
  const ids = [...new Set([...given, ...holders, ...after.participants])].filter((one) => one !== toPersonId);
  const [people, names, { publicUrl }] = await Promise.all([
    Promise.all(ids.map((one) => context.storage.people.get(one))),
    context.storage.people.names([toPersonId, ...given]),
    context.company(),
  ]);
  const title = isolated(roleTitle(procedure, role));
  const taker = isolated(names.get(toPersonId) ?? 'A colleague');
  const giver = fromPersonId === null ? null : isolated(names.get(fromPersonId) ?? 'a colleague');
  const from = giver === null ? '' : ` from ${giver}`;
  return people
    .flatMap((person) => (person === null || person.erasedAt !== null ? [] : addressesOf(person)))
    .map((recipient, index) => ({
      messageId: `${id}.handover.${handoverId}.${index + 1}.${recipient.channel}`,
      channel: recipient.channel,
      recipientId: recipient.id,
      address: recipient.address,
      subject: `${taker} is now the ${title} of incident ${after.number}`,
      body:
        recipient.id === fromPersonId
          ? `${taker} has taken over as ${title} from you and read back what there is to know. You are relieved.\nWhat was read back: ${publicUrl}/incidents/${id}`
          : `${taker} has taken over as ${title}${from}. Turn to ${taker} from now on.\nThe room: ${publicUrl}/incidents/${id}`,
      about: 'notice',
      stream: { kind: 'incident', id },
      payload: { kind: 'handed-over', incident: { id, number: after.number }, role, toPersonId },
      notBefore: at,
    }));
}
