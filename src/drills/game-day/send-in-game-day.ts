import type { Channel, ChannelAnswer } from '#app/ports/channel.ts';
import type { OutgoingMessage } from '#app/ports/outgoing-message.ts';
import type { People } from '#app/ports/people.ts';
import type { AgreedWay, GameDays } from '#app/ports/game-days.ts';
import { addressesOf } from '#app/comms/recipients.ts';
import { markMessage } from './mark-message.ts';
import { playedAddress } from './played-address.ts';

/** What decides whether a message leaves a game day, and by what it leaves. */
export interface GameDayPost {
  gameDays: Pick<GameDays, 'agreedWays'>;
  /** The people of the real space, by whose own addresses they are reached. */
  people: Pick<People, 'get'>;
  /** The desk's own channels. */
  channel(name: AgreedWay['channel']): Channel;
}

/**
 * Sends a message of a game day only to a person who agreed to be reached by this channel, at the address they agreed to
 * and still have. Everything else stays in the game day's outbox. Their consent is read at each attempt, so that one that
 * was withdrawn stops also what waits.
 */
export async function sendInGameDay(
  post: GameDayPost,
  gameDayId: string,
  message: OutgoingMessage,
): Promise<ChannelAnswer> {
  const way = await agreedWay(post, gameDayId, message);
  if (way === null) return kept(message);
  return post.channel(way.channel).send(markMessage({ ...message, address: way.address, inReplyTo: null }));
}

async function agreedWay(
  { gameDays, people }: GameDayPost,
  gameDayId: string,
  { channel, recipientId, address }: OutgoingMessage,
): Promise<AgreedWay | null> {
  if (recipientId === null || (channel !== 'mail' && channel !== 'webhook')) return null;
  // Words to a customer or a list never are for a person of the company, whatever their id.
  if (address !== playedAddress(channel, recipientId)) return null;
  const agreed = (await gameDays.agreedWays(gameDayId, recipientId)).find((way) => way.channel === channel);
  if (agreed === undefined) return null;
  const person = await people.get(recipientId);
  if (person === null || person.erasedAt !== null) return null;
  return addressesOf(person).some((own) => own.channel === channel && own.address === agreed.address) ? agreed : null;
}

function kept({ channel, recipientId }: OutgoingMessage): ChannelAnswer {
  return recipientId !== null && (channel === 'mail' || channel === 'webhook')
    ? { outcome: 'kept', proof: `Kept in the game day: nobody agreed to be reached there by ${channel}.` }
    : { outcome: 'kept', proof: 'Kept in the game day: nothing leaves it but messages to people who agreed.' };
}
