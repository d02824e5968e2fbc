import type { IncidentEvent } from '#core/incident/events.ts';
import type { Incident } from '#core/incident/incident.ts';
import { isOpen } from '#core/incident/phase.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import type { FatigueLevel } from '#core/rest/fatigue-level.ts';
import { HOUR_MS, MINUTE_MS, type Instant } from '#core/shared/instant.ts';
import { trueLevel, trueRest } from './asleep.ts';
import { callItANight } from './call-it-a-night.ts';
import { nextDeskAt, wakeDesk } from './desk.ts';
import { diceOf } from './dice.ts';
import { drawNight } from './draw-night.ts';
import { lookAfterPeople } from './look-after-people.ts';
import { beginNight, later, type NightWorld } from './night-world.ts';
import { peopleOf } from './people-work.ts';
import { takeSignal } from './outside.ts';
import type { Rota } from './rota.ts';

/** How often the commander is looked at, and the desk looks after people. */
export const LOOK_EVERY_MS = 5 * MINUTE_MS;
/** No night is longer than a day. */
const LONGEST_MS = 24 * HOUR_MS;
/** What is owed at once when it is over still happens. */
const AFTERWARDS_MS = 45 * MINUTE_MS;
/** More turns than any night needs; beyond it something goes round in circles. */
const MOST_TURNS = 20_000;

export interface NightsToPlay {
  procedure: Procedure;
  rota: Rota;
  seed: number;
  /** The year of nights begins here. */
  fromAt: Instant;
}

/** Plays one random night by the real rules in virtual time. The same seed and number always give the same night. */
export function playNight({ procedure, rota, seed, fromAt }: NightsToPlay, night: number): NightWorld {
  const dice = diceOf(seed, night);
  const world = beginNight(procedure, rota, dice, drawNight(dice, fromAt));
  const people = peopleOf(world);
  world.hear = people.hear;
  world.react = (events) => {
    people.react(events);
    endInTime(world, events);
  };
  watchTheCommander(world);
  for (const signal of world.drawn.signals) later(world, signal.at - world.now, () => takeSignal(world, signal));
  run(world);
  return world;
}

/** Looks every five minutes at whoever commands, as they truly are. */
function watchTheCommander(world: NightWorld): void {
  later(world, LOOK_EVERY_MS, () => {
    const { incident, now, commanded } = world;
    if (incident !== null && isWorkedOn(world)) commanded[commanderNow(world, incident, now)] += 1;
    callItANight(world);
    lookAfterPeople(world);
    watchTheCommander(world);
  });
}

function commanderNow({ people, procedure }: NightWorld, incident: Incident, now: Instant): FatigueLevel | 'nobody' {
  const holder = incident.holders[procedure.commander];
  const one = holder === undefined ? undefined : people.get(holder.personId);
  if (holder === undefined || one === undefined || one.inRoomSince === null) return 'nobody';
  const duty = { onIncidentMs: now - one.inRoomSince, inRoleMs: now - holder.sinceAt };
  return trueLevel(trueRest(one.sleeper, now), duty, procedure.rest.levels);
}

function isWorkedOn(world: NightWorld): boolean {
  const { incident } = world;
  return incident !== null && isOpen(incident.phase) && incident.phase !== 'stood-down' && !waitsForDay(world);
}

function run(world: NightWorld): void {
  const endAt = world.drawn.startAt + LONGEST_MS;
  for (let turn = 0; world.endedAt === null; turn += 1) {
    if (turn > MOST_TURNS) throw new Error('a random night does not end');
    const [deskAt, peopleAt] = [nextDeskAt(world) ?? Infinity, world.agenda.nextAt() ?? Infinity];
    const at = Math.min(deskAt, peopleAt);
    if (at > endAt) world.endedAt = Math.min(endAt, Number.isFinite(at) ? endAt : world.now);
    // What the procedure does by itself comes first, then what people do at the same instant.
    else if (deskAt <= peopleAt) {
      world.now = Math.max(world.now, deskAt);
      wakeDesk(world);
    } else world.agenda.runNext();
  }
}

/** A night is over some time after service was restored, or after it was set down as a bug or as work for the day. */
function endInTime(world: NightWorld, events: IncidentEvent[]): void {
  const { incident } = world;
  const isOver = events.some(({ type }) => type === 'IncidentResolved' || type === 'IncidentDismissed');
  const isForTheDay = events.some(({ type }) => type === 'ImpactAssessed') && waitsForDay(world);
  if (incident === null || (!isOver && !isForTheDay)) return;
  later(world, AFTERWARDS_MS, () => {
    if (world.incident !== null && (!isOpen(world.incident.phase) || waitsForDay(world))) world.endedAt = world.now;
  });
}

/** Whether a person judged it to be worked on in working hours only. */
function waitsForDay({ incident, procedure }: NightWorld): boolean {
  const assessment = incident?.assessment ?? null;
  if (assessment === null || assessment.assumed) return false;
  const hours = procedure.priorities.find(({ id }) => id === assessment.priority)?.hours ?? procedure.otherwise.hours;
  return hours === 'business-hours';
}
