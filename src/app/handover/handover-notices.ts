import type { EventOf } from '#core/incident/events.ts';
import type { OutgoingMessage } from '../ports/outgoing-message.ts';
import { addressesOf } from '../comms/recipients.ts';
import type { Decided } from '../incident/decided.ts';
import { listed } from '../page/page-words.ts';
import { roleTitle } from '../room/shown.ts';
import type { SpaceContext } from '../space-context.ts';
import { isolated } from '#core/shared/isolated.ts';

/** Tells everybody who works here who holds a role from now on; whoever handed over is told that they may go. */
export async function handoverNotices(
  context: SpaceContext,
  { id, after, procedure, events }: Decided,
  handedOver: EventOf<'RoleHandedOver'>,
): Promise<OutgoingMessage[]> {
  const { data, at } = handedOver;
  const { role, toPersonId, handoverId } = data;
  // Roles that somebody takes at once are told of once.
  const together = events.filter(
    (one): one is EventOf<'RoleHandedOver'> => one.type === 'RoleHandedOver' && one.data.toPersonId === toPersonId,
  );
  if (handoverId === undefined || together[0] !== handedOver) return [];
  const givers = [...new Set(together.flatMap((one) => one.data.fromPersonId ?? []))];
  const holders = Object.values(after.holders).map(({ personId }) => personId);
  const ids = [...new Set([...givers, ...holders, ...after.participants])].filter((one) => one !== toPersonId);
  const [people, names, { publicUrl }] = await Promise.all([
    Promise.all(ids.map((one) => context.storage.people.get(one))),
    context.storage.people.names([toPersonId, ...givers]),
    context.company(),
  ]);
  const titles = (from: string | null): string =>
    listed(
      together.flatMap((one) =>
        from === null || one.data.fromPersonId === from ? [isolated(roleTitle(procedure, one.data.role))] : [],
      ),
    );
  const title = titles(null);
  const taker = isolated(names.get(toPersonId) ?? 'A colleague');
  const from =
    givers.length === 0 ? '' : ` from ${listed(givers.map((one) => isolated(names.get(one) ?? 'a colleague')))}`;
  return people
    .flatMap((person) => (person === null || person.erasedAt !== null ? [] : addressesOf(person)))
    .map((recipient, index) => ({
      messageId: `${id}.handover.${handoverId}.${index + 1}.${recipient.channel}`,
      channel: recipient.channel,
      recipientId: recipient.id,
      address: recipient.address,
      subject: `${taker} is now the ${title} of incident ${after.number}`,
      body:
        recipient.id !== null && givers.includes(recipient.id)
          ? `${taker} has taken over as ${titles(recipient.id)} from you and read back what there is to know. You are relieved.\nWhat was read back: ${publicUrl}/incidents/${id}`
          : `${taker} has taken over as ${title}${from}. Turn to ${taker} from now on.\nThe room: ${publicUrl}/incidents/${id}`,
      about: 'notice',
      stream: { kind: 'incident', id },
      payload: { kind: 'handed-over', incident: { id, number: after.number }, role, toPersonId },
      notBefore: at,
    }));
}
