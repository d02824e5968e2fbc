import { DAY_MS, HOUR_MS, MINUTE_MS, type Instant } from '../shared/instant.ts';
import type { RestSettings, UsualSleep } from './person-rest.ts';
import { instantOf, type Stay } from './whereabouts.ts';

/** A usual sleep as it falls on one night, half-open. */
export interface UsualNight {
  from: Instant;
  to: Instant;
}

/** So long after the last sign of life somebody sleeps again, */
export const ASLEEP_AGAIN_MS = 30 * MINUTE_MS;
/** if so much of their usual sleep remains. Both are our choice, not from literature. */
export const WORTH_LYING_DOWN_MS = 45 * MINUTE_MS;

/** The usual sleeps of all nights that touch these stays, in order and apart. */
export function usualNights(settings: RestSettings, stays: readonly Stay[]): UsualNight[] {
  const nights: UsualNight[] = [];
  for (const [index, stay] of stays.entries()) {
    for (const night of nightsOf(settings, stay, { arrives: index > 0, leaves: index < stays.length - 1 }))
      if (night.from >= (nights.at(-1)?.to ?? Number.NEGATIVE_INFINITY)) nights.push(night);
  }
  return nights;
}

/** Whoever arrives in the middle of the night lies down for the rest of it; whoever leaves is awake when they say so. */
function nightsOf(settings: RestSettings, stay: Stay, { arrives, leaves }: { arrives: boolean; leaves: boolean }) {
  const firstDay = dayOf(stay.fromAt + (stay.steps[0]?.offsetMs ?? 0));
  const lastDay = dayOf(stay.toAt + (stay.steps.at(-1)?.offsetMs ?? 0)) + 1;
  const nights: UsualNight[] = [];
  for (let day = firstDay; day <= lastDay; day += 1) {
    const night = nightBefore(day, settings, stay);
    const from = arrives && night.from < stay.fromAt ? stay.fromAt + ASLEEP_AGAIN_MS : night.from;
    const to = leaves ? Math.min(night.to, stay.toAt) : night.to;
    if (from < stay.toAt && to - from >= WORTH_LYING_DOWN_MS) nights.push({ from, to });
  }
  return nights;
}

/** The usual sleep from which somebody wakes on a local day; days count from 1970-01-01. */
function nightBefore(day: number, settings: RestSettings, { steps }: Stay): UsualNight {
  const { fromMinute, toMinute } = settings.daysOff.includes(isoWeekday(day))
    ? settings.usualBeforeDayOff
    : settings.usual;
  const startDay = fromMinute < toMinute ? day : day - 1;
  return {
    from: instantOf(startDay * DAY_MS + fromMinute * MINUTE_MS, steps),
    to: instantOf(day * DAY_MS + toMinute * MINUTE_MS, steps),
  };
}

function dayOf(wallMs: number): number {
  return Math.floor(wallMs / DAY_MS);
}

/** 1 Monday to 7 Sunday; 1970-01-01 was a Thursday. */
function isoWeekday(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The middle of the usual sleep as hours after 03:00, from -12 to 12; nights before days of work count five of seven. */
export function usualShiftHours({ usual, usualBeforeDayOff }: RestSettings): number {
  return (5 * shiftOf(usual) + 2 * shiftOf(usualBeforeDayOff)) / 7;
}

function shiftOf(usual: UsualSleep): number {
  const middle = usual.fromMinute + lengthOf(usual) / MINUTE_MS / 2;
  const hours = (middle * MINUTE_MS) / HOUR_MS - 3;
  return hours - 24 * Math.round(hours / 24);
}

/** How long somebody usually sleeps. */
export function lengthOf({ fromMinute, toMinute }: UsualSleep): number {
  return ((toMinute - fromMinute + 24 * 60) % (24 * 60)) * MINUTE_MS;
}
