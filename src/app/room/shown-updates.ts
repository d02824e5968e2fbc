import { toIso } from '#core/shared/instant.ts';
import { publicUpdates } from '../comms/public-words.ts';
import type { Gathered } from './gather-room.ts';
import { isoOrNull, shownActor, type RoomAnswer } from './shown.ts';

/** Words that went out, each with what became of its messages. */
export function shownUpdates({ incident, procedure, book, texts, messages }: Gathered): RoomAnswer['updates'] {
  return incident.updates.map((update) => {
    const own = messages.filter(({ message }) => message.messageId.includes(`.${update.id}.`));
    return {
      id: update.id,
      audience: update.audience,
      audienceTitle: procedure.audiences.find((one) => one.id === update.audience)?.title ?? update.audience,
      kind: update.kind,
      text: texts.get(update.textId) ?? '',
      status: 'posted',
      at: toIso(update.at),
      by: shownActor(update.by, book.names),
      nextUpdateAt: isoOrNull(update.nextUpdateAt),
      deliveries: {
        sent: own.filter((row) => row.state === 'sent').length,
        kept: own.filter((row) => row.state === 'kept').length,
        failed: own.filter((row) => row.state === 'failed').length,
        waiting: own.filter((row) => row.state === 'waiting').length,
      },
    };
  });
}

/** The last words that anybody outside can read. */
export function shownPublicWords({ incident, procedure, texts }: Gathered): RoomAnswer['publicWords'] {
  const last = publicUpdates(incident, procedure).at(-1);
  return last === undefined
    ? null
    : { text: texts.get(last.textId) ?? '', at: toIso(last.at), nextUpdateAt: isoOrNull(last.nextUpdateAt) };
}
