import type { SpaceContext } from '#app/space-context.ts';
import { assertNever } from '#core/shared/assert-never.ts';
import { DESK } from '#core/shared/actor.ts';
import type { Instant } from '#core/shared/instant.ts';

/** What became of a beat. `skipped`: the procedure or a visitor was faster; `refused`: the desk said no. */
export type BeatOutcome = 'played' | 'skipped' | 'refused';

interface DrillEventData {
  DrillStarted: { scenario: string };
  /** The visitor in the seat was asked before this beat; the drill waits. */
  DecisionOffered: { beat: string };
  /** `fromAt` is when it began: what its person did from then on is of the beat. */
  BeatPlayed: { beat: string; fromAt: Instant; outcome: BeatOutcome; sentence: string };
  DrillEnded: Record<never, never>;
}

export type DrillEvent = {
  [T in keyof DrillEventData]: { type: T; v: 1; at: Instant; by: typeof DESK; data: DrillEventData[T] };
}[keyof DrillEventData];

export type PlayedBeat = DrillEventData['BeatPlayed'] & { at: Instant };

/** How far a drill has come. */
export interface DrillState {
  version: number;
  scenario: string;
  played: PlayedBeat[];
  /** Beats before which a visitor was asked. */
  offered: string[];
  ended: boolean;
}

/** The only drill of a space. */
export const DRILL_STREAM = { kind: 'drill', id: 'drill' } as const;

function evolveDrill(drill: DrillState | null, event: DrillEvent): DrillState {
  if (event.type === 'DrillStarted')
    return { version: 1, scenario: event.data.scenario, played: [], offered: [], ended: false };
  if (drill === null) throw new Error(`a drill begins with DrillStarted, not ${event.type}`);
  const next = { ...drill, version: drill.version + 1 };
  switch (event.type) {
    case 'DecisionOffered':
      return { ...next, offered: [...drill.offered, event.data.beat] };
    case 'BeatPlayed':
      return { ...next, played: [...drill.played, { ...event.data, at: event.at }] };
    case 'DrillEnded':
      return { ...next, ended: true };
    default:
      return assertNever(event);
  }
}

/** An event of a drill at an instant. */
export function drillEvent<T extends keyof DrillEventData>(type: T, at: Instant, data: DrillEventData[T]): DrillEvent {
  return { type, v: 1, at, by: DESK, data } as DrillEvent;
}

export async function loadDrill({ storage }: Pick<SpaceContext, 'storage'>): Promise<DrillState | null> {
  const stored = await storage.events.read<DrillEvent>(DRILL_STREAM);
  return stored.reduce<DrillState | null>((drill, { event }) => evolveDrill(drill, event), null);
}

/** Writes what was played and when the drill goes on; null when somebody else has written meanwhile. */
export async function appendDrill(
  { storage }: Pick<SpaceContext, 'storage'>,
  drill: DrillState | null,
  events: DrillEvent[],
  wakeAt: Instant | null,
): Promise<DrillState | null> {
  const expectedVersion = drill?.version ?? 0;
  const written = await storage.events.append<DrillEvent>({
    stream: DRILL_STREAM,
    expectedVersion,
    events,
    texts: [],
    row: null,
    messages: [],
    wakeAt,
    also: [],
  });
  if (written.outcome === 'conflict') return null;
  return events.reduce<DrillState | null>((state, event) => evolveDrill(state, event), drill);
}
