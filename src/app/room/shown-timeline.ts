import { describeEvent } from '#core/incident/describe-event.ts';
import { toIso } from '#core/shared/instant.ts';
import type { Gathered } from './gather-room.ts';
import { shownActor, type RoomAnswer } from './shown.ts';

/** Everything that happened, as sentences. */
export function shownTimeline({ events, procedure, book, texts, originOf }: Gathered): RoomAnswer['timeline'] {
  return events.flatMap((event, index) => {
    const told = describeEvent(event, procedure, book.names);
    if (told === null) return [];
    return [
      {
        seq: index + 1,
        at: toIso(event.at),
        type: event.type,
        by: shownActor(event.by, book.names),
        sentence: told.sentence,
        text: told.textId === null ? null : (texts.get(told.textId) ?? null),
        automatic: event.by.kind === 'desk',
        kind: told.kind,
        origin: originOf(event),
      },
    ];
  });
}
