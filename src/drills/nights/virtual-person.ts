import { MINUTE_MS, type DurationMs, type Instant } from '#core/shared/instant.ts';
import { isAsleep, lieDown, trueRest, wakeUp, type Sleeper } from './asleep.ts';
import { ASSUMPTIONS } from './assumptions.ts';
import { spreadAt, type Dice, type Spread } from './dice.ts';
import type { VirtualPerson } from './rota.ts';

/** Somebody as they are in one night. */
export interface PersonOfTheNight {
  person: VirtualPerson;
  sleeper: Sleeper;
  /** Cannot be reached all night. */
  isUnreachable: boolean;
  /** Since when they work on the incident; null while they do not. */
  inRoomSince: Instant | null;
  /** How often they were asked. */
  asked: number;
}

/** What one asking came to: when they answer, or that they do not; and how it found them. */
export interface Heard {
  answersAt: Instant | null;
  found: 'awake' | 'asleep' | 'inRoom';
}

/** Asks somebody to come, by a page or a reminder. */
export function ask(one: PersonOfTheNight, at: Instant, dice: Dice): Heard {
  one.asked += 1;
  const { id } = one.person;
  const found = one.inRoomSince !== null ? 'inRoom' : isAsleep(one.sleeper, at) ? 'asleep' : 'awake';
  if (one.isUnreachable || dice('missed', id, one.asked) < missedChance(one, found, at))
    return { answersAt: null, found };
  const afterMs = spreadAt(ASSUMPTIONS.answer[found], dice('answer', id, one.asked)) * MINUTE_MS;
  return { answersAt: Math.round(at + afterMs), found };
}

function missedChance({ sleeper }: PersonOfTheNight, found: Heard['found'], at: Instant): number {
  const base = ASSUMPTIONS.missed[found];
  if (found !== 'asleep') return base;
  return base + ASSUMPTIONS.missedPerPointOfS * Math.max(0, 14 - trueRest(sleeper, at).s);
}

/** They are up and in the incident's room. */
export function enterRoom(one: PersonOfTheNight, at: Instant): void {
  if (one.inRoomSince !== null) return;
  wakeUp(one.sleeper, at);
  one.inRoomSince = at;
}

/** They may go: nobody needs them any more. */
export function leaveRoom(one: PersonOfTheNight, at: Instant): void {
  one.inRoomSince = null;
  lieDown(one.sleeper, at);
}

/** How long somebody takes for something, given how awake they are. */
export function takesMs(one: PersonOfTheNight, at: Instant, spread: Spread, luck: number): DurationMs {
  const slower = 1 + ASSUMPTIONS.slowerPerPoint * Math.max(0, sleepiness(one, at) - 5);
  return Math.round(spreadAt(spread, luck) * slower * MINUTE_MS);
}

export function isTired(one: PersonOfTheNight, at: Instant): boolean {
  return sleepiness(one, at) >= ASSUMPTIONS.tiredFrom;
}

function sleepiness({ sleeper }: PersonOfTheNight, at: Instant): number {
  return trueRest(sleeper, at).kss;
}
