import type { Room, TimelineEntry } from '#contract/room.ts';
import type { PostmortemShown } from '#contract/postmortem.ts';
import type { PlanRunShown } from '#contract/plan-run.ts';
import type { SpaceSummary } from '#contract/space.ts';
import { by, DANA } from './sample-people.ts';
import { sampleDecision } from './sample-decision.ts';
import { HANDOVER_ROOMS } from './sample-handovers.ts';
import { NIGHT_ROOMS } from './sample-night.ts';
import { REVERT_ROOMS } from './sample-reverts.ts';
import { sampleGameDaySpace } from './sample-game-days.ts';
import { minutesFrom, sampleRoom } from './sample-room.ts';

/** How a fake desk looks at a request: as it is, empty, failing, or seen by a viewer. */
export type FakeMood = 'full' | 'first-visit' | 'many' | 'failing' | 'slow' | 'viewer' | 'signed-out';

/** The memory of a fake desk. It keeps just enough to answer truly to what was pressed. */
export interface FakeState {
  nowMs(): number;
  rooms: Map<string, Room>;
  runs: Map<string, PlanRunShown>;
  postmortems: Map<string, PostmortemShown>;
  drills: Map<string, SpaceSummary & { startedMs: number }>;
  tell(topic: string, id: string | null): void;
}

export function makeFakeState(nowMs: () => number, tell: FakeState['tell']): FakeState {
  const room = sampleRoom(nowMs());
  const played = sampleGameDaySpace(minutesFrom(nowMs()), nowMs());
  return {
    nowMs,
    tell,
    rooms: new Map([[room.id, room]]),
    runs: new Map(),
    postmortems: new Map(),
    drills: new Map([[played.id, played]]),
  };
}

/** The room as it is now; rooms nobody has opened yet begin as reported. */
export function roomOf(state: FakeState, id: string): Room {
  const known = state.rooms.get(id);
  if (known !== undefined) return { ...known, now: new Date(state.nowMs()).toISOString() };
  const at = minutesFrom(state.nowMs());
  const model = sampleRoom(state.nowMs());
  const decision = sampleDecision(at);
  const fresh: Room = {
    ...model,
    id,
    number: 43,
    title: 'Exports stall',
    version: 1,
    phase: 'reported',
    priority: null,
    acknowledgedAt: null,
    openedAt: at(-3),
    duties: model.duties.slice(0, 1).map((duty) => ({
      ...duty,
      key: 'acknowledge#1',
      step: 'acknowledge',
      number: 1,
      title: 'Say that you are on it',
      act: 'acknowledge',
      level: 'ask',
      audience: null,
      performAt: null,
      owners: [{ role: 'on-call', title: 'On-call engineer', person: null }],
      dueAt: at(2),
    })),
    endedDuties: [],
    assessment: null,
    customers: [],
    publicWords: null,
    suspects: [{ ...decision.change }],
    decision,
    suspectToRevert: { suspectAt: decision.since, revertAt: null, seconds: null },
    mitigations: [],
    ideas: [],
    channel: null,
    timeline: model.timeline.slice(0, 2),
    ...REVERT_ROOMS[id]?.(at),
    ...HANDOVER_ROOMS[id]?.(at, model),
    ...NIGHT_ROOMS[id]?.(at),
  };
  state.rooms.set(id, fresh);
  return fresh;
}

/** Changes a room as a command would: one more line in the timeline, and what the command changes. */
export function commandRoom(
  state: FakeState,
  id: string,
  sentence: string,
  change: (room: Room) => Partial<Room>,
  entry: Partial<TimelineEntry> = {},
): { id: string; version: number } {
  const room = roomOf(state, id);
  const version = room.version + 1;
  const line: TimelineEntry = {
    seq: version,
    at: room.now,
    type: 'Fake',
    by: by(DANA),
    sentence,
    text: null,
    automatic: false,
    kind: 'state',
    origin: null,
    ...entry,
  };
  state.rooms.set(id, { ...room, ...change(room), version, timeline: [...room.timeline, line] });
  state.tell('incident', id);
  return { id, version };
}

/** Ends a room's duties of one act. */
export function withoutDuties(
  room: Room,
  keep: (act: string, key: string) => boolean,
): Pick<Room, 'duties' | 'endedDuties'> {
  const ended = room.duties
    .filter((duty) => !keep(duty.act, duty.key))
    .map((duty) => ({ ...duty, status: 'done' as const, endedAt: room.now }));
  return {
    duties: room.duties.filter((duty) => keep(duty.act, duty.key)),
    endedDuties: [...room.endedDuties, ...ended],
  };
}
