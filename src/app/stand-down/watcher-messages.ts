import type { EventOf } from '#core/incident/events.ts';
import { timeInWords } from '#core/comms/time-in-words.ts';
import { addressesOf } from '../comms/recipients.ts';
import type { Decided } from '../incident/decided.ts';
import type { OutgoingMessage } from '../ports/outgoing-message.ts';
import type { SpaceContext } from '../space-context.ts';

type NightEvent = EventOf<'WatcherAsked' | 'WatcherAgreed' | 'StoodDown' | 'WorkResumed'>;

/** What whoever watches is told: that they are asked or relieved, from when to when they watch, and that work goes on again. */
export async function watcherMessages(
  context: SpaceContext,
  decided: Decided,
  event: NightEvent,
  seq: number,
): Promise<OutgoingMessage[]> {
  const personId = watcherOf(decided, event);
  const person = personId === null ? null : await context.storage.people.get(personId);
  if (person === null || person.erasedAt !== null) return [];
  const { publicUrl } = await context.company();
  const { id, after } = decided;
  const link = `${publicUrl}/incidents/${id}`;
  const { subject, body } = wordsOf(event, after.number, link);
  return addressesOf(person).map((recipient, index) => ({
    messageId: `${id}.watch.${seq}.${index + 1}.${recipient.channel}`,
    channel: recipient.channel,
    recipientId: recipient.id,
    address: recipient.address,
    subject,
    body,
    about: 'notice',
    stream: { kind: 'incident', id },
    payload: { kind: 'watch', incident: { id, number: after.number }, event: event.type, link },
    notBefore: event.at,
  }));
}

function watcherOf(decided: Decided, event: NightEvent): string | null {
  switch (event.type) {
    case 'WatcherAsked':
      return event.data.personId;
    case 'WatcherAgreed':
      return relieved(decided);
    case 'StoodDown':
      return event.data.watcherId;
    default:
      return decided.before?.standDown?.watcherId ?? null;
  }
}

/** Whoever watched until somebody else agreed to. */
function relieved({ before, after }: Decided): string | null {
  const watch = before?.watch ?? null;
  return watch === null || watch.agreedAt === null || watch.personId === after.watch?.personId ? null : watch.personId;
}

function wordsOf(event: NightEvent, number: number, link: string): { subject: string; body: string } {
  switch (event.type) {
    case 'WatcherAsked':
      return {
        subject: `Will you watch incident ${number} tonight?`,
        body: `Work on incident ${number} is to rest for the night, and you are asked to keep an eye on the service.\n\nOpen the room and say that you watch, or tell whoever asks you that you cannot: ${link}`,
      };
    case 'WatcherAgreed':
      return {
        subject: `You need not watch incident ${number} any longer`,
        body: `Somebody else agreed to watch incident ${number}. Thank you.\n\nSee who: ${link}`,
      };
    case 'StoodDown':
      return {
        subject: `You watch incident ${number}`,
        body: `Work on incident ${number} rests until ${timeInWords(event.data.resumeAt, event.at)}. You keep an eye on the service.\n\nWhen anything gets worse, resume work in the room, and people are called: ${link}`,
      };
    default:
      return {
        subject: `Work on incident ${number} goes on`,
        body: `Work on incident ${number} goes on, so you need not watch any longer. Thank you.\n\nSee why: ${link}`,
      };
  }
}
