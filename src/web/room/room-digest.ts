import type { Room, TimelineEntry } from '#contract/room.ts';

/** That somebody is on it by now changes no decision of anybody else's, nor of the one who said so. */
const BEFORE_IMPACT: ReadonlySet<Room['phase']> = new Set(['reported', 'assessing']);

/** What a decision rests on. While it stays the same, news of deliveries or chatter need not stop somebody. */
export function roomDigest(room: Room): string {
  return JSON.stringify([
    BEFORE_IMPACT.has(room.phase) ? 'impact not known' : room.phase,
    room.priority?.id ?? null,
    room.priority?.assumed ?? null,
    room.assessment?.at ?? null,
    room.resolvedAt,
    room.duplicateOf?.id ?? null,
  ]);
}

const DECISIVE: ReadonlySet<TimelineEntry['kind']> = new Set(['state', 'people', 'mitigation', 'words', 'duty']);

/**
 * What happened since a version, for the explanation of a conflict: at most the last three. What people did goes before
 * what the desk made of it, which can be much.
 */
export function happenedSince(room: Room, version: number): TimelineEntry[] {
  const since = room.timeline.filter((entry) => entry.seq > version && DECISIVE.has(entry.kind));
  const byPeople = since.filter((entry) => !entry.automatic);
  return (byPeople.length > 0 ? byPeople : since).slice(-3);
}
