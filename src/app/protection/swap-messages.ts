import type { Covered } from '#core/rest/cover.ts';
import type { Instant } from '#core/shared/instant.ts';
import { addressesOf } from '../comms/recipients.ts';
import type { OutgoingMessage } from '../ports/outgoing-message.ts';
import type { PersonRow } from '../ports/people.ts';
import type { Protection } from './read-protection.ts';
import { isolated } from '#core/shared/isolated.ts';

/** Tells who rests and who takes over, each by their own clock. Nothing is said of how anybody is. */
export function swapMessages(protection: Protection, swapped: Covered): OutgoingMessage[] {
  const { people, rotations, now } = protection;
  const [resting, cover] = [people.get(swapped.personId), people.get(swapped.coverId)];
  if (resting === undefined || cover === undefined) return [];
  const rotation = isolated(rotations.find(({ id }) => id === swapped.rotationId)?.name ?? swapped.rotationId);
  const { fromAt, toAt } = swapped;
  const until = (person: PersonRow): string => localTime(toAt, person.zone);
  const from = fromAt <= now ? 'now' : localTime(fromAt, cover.zone);
  return [
    ...notices(protection, swapped, resting, {
      subject: `You are off duty until ${until(resting)}`,
      body: `${isolated(cover.name)} takes over ${rotation} from you until ${until(resting)}, so that you can rest after the night. Nothing is left for you to do.`,
    }),
    ...notices(protection, swapped, cover, {
      subject: `You take over ${rotation} until ${until(cover)}`,
      body: `${isolated(resting.name)} rests after a night of work. You are on duty for ${rotation} from ${from} until ${until(cover)}. If you cannot, say so to your colleagues now: somebody else can be named as cover on the desk, under Ready, On call.`,
    }),
  ];
}

function notices(
  { now }: Protection,
  { rotationId, personId, coverId, toAt }: Covered,
  person: PersonRow,
  words: { subject: string; body: string },
): OutgoingMessage[] {
  return addressesOf(person).map((recipient, index) => ({
    messageId: `swap.${rotationId}.${personId}.${coverId}.${toAt}.${person.id}.${index + 1}.${recipient.channel}`,
    channel: recipient.channel,
    recipientId: person.id,
    address: recipient.address,
    ...words,
    about: 'notice',
    stream: null,
    payload: { kind: 'duty-swapped', rotationId, personId, coverId, toAt },
    notBefore: now,
  }));
}

/** `Thu 12:00 (Europe/Berlin)`. */
function localTime(at: Instant, zone: string): string {
  const words = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(at);
  return `${words} (${zone})`;
}
