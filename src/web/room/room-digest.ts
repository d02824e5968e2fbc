import type { Room, TimelineEntry } from '#contract/room.ts';

/** What a decision rests on. While it stays the same, news of deliveries or chatter need not stop somebody. */
export function roomDigest(room: Room): string {
  return JSON.stringify([
    room.phase,
    room.priority?.id ?? null,
    room.priority?.assumed ?? null,
    room.assessment?.at ?? null,
    room.resolvedAt,
    room.duplicateOf?.id ?? null,
  ]);
}

const DECISIVE: ReadonlySet<TimelineEntry['kind']> = new Set(['state', 'people', 'mitigation', 'words', 'duty']);

/** What others did since a version, for the explanation of a conflict: at most the last three. */
export function happenedSince(room: Room, version: number): TimelineEntry[] {
  return room.timeline.filter((entry) => entry.seq > version && DECISIVE.has(entry.kind)).slice(-3);
}
