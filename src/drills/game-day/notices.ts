import { timeInWords } from '#core/comms/time-in-words.ts';
import type { Instant } from '#core/shared/instant.ts';
import { addressesOf } from '#app/comms/recipients.ts';
import type { GameDayRow } from '#app/ports/game-days.ts';
import type { OutgoingMessage } from '#app/ports/outgoing-message.ts';
import type { SpaceContext } from '#app/space-context.ts';

/** Asks people, through the real space's outbox, whether they will play. */
export async function inviteByMail(
  real: SpaceContext,
  gameDay: Pick<GameDayRow, 'id' | 'title' | 'startsAt'>,
  asked: readonly { personId: string; roleTitle: string }[],
  leader: string,
): Promise<void> {
  const now = real.clock.now();
  const { publicUrl } = await real.company();
  for (const { personId, roleTitle } of asked) {
    await tell(real, personId, now, {
      id: `gameday-${gameDay.id}-asked`,
      subject: `GAME DAY: will you play in “${gameDay.title}”?`,
      body: [
        'GAME DAY: this asks you to practise, and nothing is wrong.',
        `${leader} asks you to play: ${roleTitle}. It is planned for ${timeInWords(gameDay.startsAt, now)}.`,
        `Agree or decline, and say whether your mail or webhook may be used in it: ${publicUrl}/now`,
        'Without your answer nothing of it reaches you.',
      ].join('\n\n'),
    });
  }
}

/** Tells those who agreed that it will not take place. */
export async function callOffByMail(real: SpaceContext, gameDay: GameDayRow): Promise<void> {
  const now = real.clock.now();
  for (const { personId, answer } of gameDay.invitations) {
    if (answer !== 'agreed') continue;
    await tell(real, personId, now, {
      id: `gameday-${gameDay.id}-called-off`,
      subject: `GAME DAY: “${gameDay.title}” is called off`,
      body: `GAME DAY: this was a plan to practise, and nothing is wrong.\n\n“${gameDay.title}” does not take place. You need do nothing.`,
    });
  }
}

async function tell(
  real: SpaceContext,
  personId: string,
  now: Instant,
  { id, subject, body }: { id: string; subject: string; body: string },
): Promise<void> {
  const person = await real.storage.people.get(personId);
  if (person === null || person.erasedAt !== null) return;
  const messages = addressesOf(person)
    .filter(({ channel }) => channel !== 'webhook')
    .map(({ channel, address }, index): OutgoingMessage => ({
      ...{ messageId: `${id}-${personId}.${index + 1}.${channel}`, channel, recipientId: personId, address },
      ...{ subject, body, about: 'notice', stream: null, payload: { kind: 'game-day' }, notBefore: now },
    }));
  await real.storage.outbox.put(messages, now);
  real.live.tell({ topic: 'outbox', id: null, version: null });
}
