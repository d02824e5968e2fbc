import type { Command } from '#core/incident/commands.ts';
import { decide } from '#core/incident/decide.ts';
import type { IncidentEvent } from '#core/incident/events.ts';
import type { Incident } from '#core/incident/incident.ts';
import type { Refusal } from '#core/incident/refusal.ts';
import type { Page } from '#core/escalation/page.ts';
import type { FatigueLevel } from '#core/rest/fatigue-level.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import type { Actor } from '#core/shared/actor.ts';
import type { DurationMs, Instant } from '#core/shared/instant.ts';
import { Agenda } from './agenda.ts';
import { sleeperAt } from './asleep.ts';
import { ASSUMPTIONS } from './assumptions.ts';
import type { Dice } from './dice.ts';
import type { DrawnNight, DrawnSignal } from './draw-night.ts';
import type { Rota } from './rota.ts';
import type { PersonOfTheNight } from './virtual-person.ts';

/** How somebody was asked to come, and what came of it. */
export interface Asking {
  at: Instant;
  personId: string;
  by: 'page' | 'reminder';
  found: 'awake' | 'asleep' | 'inRoom';
  answersAt: Instant | null;
}

/** One night as it unfolds: the desk's real state, and the people and things around it. */
export interface NightWorld {
  now: Instant;
  readonly procedure: Procedure;
  readonly rota: Rota;
  readonly dice: Dice;
  readonly drawn: DrawnNight;
  readonly agenda: Agenda;
  /** Whom the schedules name, until the next shift begins. */
  roster: { roles: Record<string, string[]>; untilAt: Instant } | null;
  readonly people: Map<string, PersonOfTheNight>;
  incident: Incident | null;
  readonly events: IncidentEvent[];
  readonly pages: Map<string, Page>;
  /** Signals that came before there was an incident. */
  readonly waiting: DrawnSignal[];
  /** The page that asks somebody to look at signals; there is one at most. */
  groupPageId: string | null;
  /** Set when somebody saw that there is nothing to it. */
  groupDismissedAt: Instant | null;
  /** Who does which duty, by its key. */
  readonly taken: Map<string, string>;
  /** Attempts to restore service so far. */
  attempts: number;
  isAttempting: boolean;
  readonly askings: Asking[];
  /** What the desk refused to whom. */
  readonly notes: { at: Instant; personId: string; sentence: string }[];
  readonly refusals: Map<string, number>;
  /** How the commander was at each look, while the incident was open. */
  readonly commanded: Record<FatigueLevel | 'nobody', number>;
  endedAt: Instant | null;
  serial: number;
  /** What people make of what happened. */
  react(events: IncidentEvent[]): void;
  /** Somebody is asked to come. */
  hear(personId: string, call: Call): void;
}

/** By what somebody is asked to come. */
export type Call = { kind: 'page'; pageId: string } | { kind: 'reminder'; key: string };

/** A night before its first signal. */
export function beginNight(procedure: Procedure, rota: Rota, dice: Dice, drawn: DrawnNight): NightWorld {
  const people = rota.people.map((person): [string, PersonOfTheNight] => [
    person.id,
    {
      person,
      sleeper: sleeperAt(person, drawn.startAt, dice),
      isUnreachable: dice('unreachable', person.id) < ASSUMPTIONS.unreachable,
      inRoomSince: null,
      asked: 0,
    },
  ]);
  return {
    now: drawn.startAt,
    ...{ procedure, rota, dice, drawn },
    agenda: new Agenda(),
    roster: null,
    people: new Map(people),
    incident: null,
    events: [],
    pages: new Map(),
    waiting: [],
    groupPageId: null,
    groupDismissedAt: null,
    taken: new Map(),
    attempts: 0,
    isAttempting: false,
    askings: [],
    notes: [],
    refusals: new Map(),
    commanded: { nobody: 0, rested: 0, caution: 0, 'hand-over': 0, 'stand-down': 0 },
    endedAt: null,
    serial: 0,
    react: () => {},
    hear: () => {},
  };
}

/** A command without the one who gives it. */
export type CommandBody = Command extends infer C ? (C extends { by: Actor } ? Omit<C, 'by'> : never) : never;

/** Gives the incident a command by the rules of the desk: what happened, or why it was refused. */
export function give(
  world: NightWorld,
  by: Actor,
  body: CommandBody,
): { events: IncidentEvent[] } | { refusal: Refusal } {
  const decision = decide(world.incident, { ...body, by }, world.now, world.procedure);
  if ('refusal' in decision) return decision;
  world.incident = decision.incident;
  world.events.push(...decision.events);
  return { events: decision.events };
}

/** Something that happens later; nothing happens any more once the night is over. */
export function later(world: NightWorld, afterMs: DurationMs, happens: () => void): void {
  const at = world.now + afterMs;
  world.agenda.put(at, () => {
    if (world.endedAt !== null) return;
    world.now = Math.max(world.now, at);
    happens();
  });
}

export function nextId(world: NightWorld, kind: string): string {
  world.serial += 1;
  return `${kind}-${world.serial}`;
}
