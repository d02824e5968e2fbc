import type { AlsoWrite } from '#app/ports/event-store.ts';
import type { SpaceStorage } from '#app/ports/space-storage.ts';
import { markMessage } from './mark-message.ts';

/** The storage of a game day's space: no message is written to its outbox unmarked. */
export function markedStorage(storage: SpaceStorage): SpaceStorage {
  const { events, outbox } = storage;
  return {
    ...storage,
    events: {
      ...events,
      append: (batch) =>
        events.append({ ...batch, messages: batch.messages.map(markMessage), also: batch.also.map(markAlso) }),
    },
    outbox: { ...outbox, put: (messages, at) => outbox.put(messages.map(markMessage), at) },
  };
}

function markAlso(also: AlsoWrite): AlsoWrite {
  return also.kind === 'start-stream' ? { ...also, messages: also.messages.map(markMessage) } : also;
}
