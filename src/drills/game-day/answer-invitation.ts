import type { Caller } from '#app/caller.ts';
import { addressesOf } from '#app/comms/recipients.ts';
import type { AgreedWay, GameDayRow, Invitation } from '#app/ports/game-days.ts';
import type { PersonRow } from '#app/ports/people.ts';
import { Refused } from '#app/refused.ts';
import { gameDayOf, type GameDayHouse } from './game-day-house.ts';
import { tellPages } from './plan-game-day.ts';

interface Given {
  answer: 'agreed' | 'declined';
  channels: AgreedWay['channel'][];
}

/**
 * What somebody says for themselves. It can be said anew until the end: fewer channels, or none, count from then on, also
 * for messages that wait already. A token speaks for nobody and is refused.
 */
export async function answerInvitation(
  house: GameDayHouse,
  caller: Caller,
  id: string,
  { answer, channels }: Given,
): Promise<Invitation> {
  const gameDay = await gameDayOf(house, id);
  const { personId } = caller;
  const mine = personId === null ? undefined : gameDay.invitations.find((one) => one.personId === personId);
  if (personId === null || mine === undefined)
    throw new Refused('refused', {
      reason: 'You are not invited to this game day.',
      next: 'Ask its leader to invite you; nobody can agree for somebody else.',
    });
  mayStillAnswer(gameDay, mine, answer);
  const ways = answer === 'agreed' ? await waysOf(house, personId, channels) : [];
  await house.gameDays.answer(id, personId, { answer, ways, at: house.realNow() });
  tellPages(house);
  return { ...mine, answer, ways };
}

function mayStillAnswer({ startedAt, endedAt }: GameDayRow, mine: Invitation, answer: Given['answer']): void {
  if (endedAt !== null)
    throw new Refused('refused', { reason: 'This game day has ended.', next: 'Nothing of it reaches you any more.' });
  if (startedAt !== null && answer === 'agreed' && mine.answer !== 'agreed')
    throw new Refused('refused', {
      reason: 'This game day has started without you.',
      next: 'Watch it, or ask its leader to plan another one.',
    });
}

async function waysOf(house: GameDayHouse, personId: string, channels: Given['channels']): Promise<AgreedWay[]> {
  const { people } = (await house.context('real')).storage;
  const own = ownWays(await people.get(personId));
  return [...new Set(channels)].map((channel) => {
    const way = own.find((one) => one.channel === channel);
    if (way === undefined)
      throw new Refused('refused', {
        reason: `The desk knows no ${channel} address of yours.`,
        next: 'Have one added under Ready, People, or agree without it.',
      });
    return way;
  });
}

/** The first real address of a person for each channel that a game day could use. */
export function ownWays(person: PersonRow | null): AgreedWay[] {
  if (person === null || person.erasedAt !== null) return [];
  const all = addressesOf(person).flatMap(({ channel, address }): AgreedWay[] =>
    (channel === 'mail' || channel === 'webhook') && address !== null ? [{ channel, address }] : [],
  );
  return (['mail', 'webhook'] as const).flatMap((channel) => all.find((way) => way.channel === channel) ?? []);
}
