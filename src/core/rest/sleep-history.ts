import { DAY_MS, HOUR_MS, MINUTE_MS } from '../shared/instant.ts';
import type { BodyTime } from './alertness.ts';

/** How it is known when somebody slept; what a person says goes before what is inferred, and that before the usual. */
export type SleepBasis = 'assumed' | 'inferred' | 'reported';

/** One sleep, half-open, with how it is known. */
export interface Sleep {
  from: BodyTime;
  to: BodyTime;
  basis: SleepBasis;
}

/** When somebody usually sleeps, in minutes of the day by their body clock; `to` before `from` crosses midnight. */
export interface UsualSleep {
  fromMinute: number;
  toMinute: number;
}

/** What is known of somebody's nights. Activity counts only for those who turned that on. */
export type NightFact =
  | { kind: 'page'; at: BodyTime; acknowledgedAt: BodyTime | null }
  | { kind: 'activity'; at: BodyTime }
  | { kind: 'said-to-bed'; at: BodyTime }
  | { kind: 'said-awake'; at: BodyTime }
  | { kind: 'said-slept'; from: BodyTime; to: BodyTime };

export interface KnownNights {
  /** The usual sleep of the night that begins on a day; days count from 1970-01-01 by the body clock. */
  usual(day: number): UsualSleep;
  facts: readonly NightFact[];
}

/** Whoever answers so fast was woken by the page itself. */
const WOKEN_WITHIN_MS = 10 * MINUTE_MS;
/** So long after the last sign of life somebody sleeps again, */
const ASLEEP_AGAIN_MS = 30 * MINUTE_MS;
/** if so much of their usual night remains. */
const WORTH_LYING_DOWN_MS = 45 * MINUTE_MS;
/** Habitual nights before the first that counts; the model needs six to settle. */
const NIGHTS = 7;

interface Turn {
  at: BodyTime;
  to: 'asleep' | 'awake';
  basis: SleepBasis;
}

/** When somebody slept in the week up to `until`, in order; a sleep that goes on then ends there. */
export function sleepsUntil(until: BodyTime, known: KnownNights): Sleep[] {
  const today = Math.floor((until + 12 * HOUR_MS) / DAY_MS);
  const nights = Array.from({ length: NIGHTS + 1 }, (_, index) => today - NIGHTS - 1 + index);
  const sleeps = nights.flatMap((day) => sleepsOfNight(day, known));
  return joined(sleeps.flatMap((sleep) => (sleep.from < until ? [{ ...sleep, to: Math.min(sleep.to, until) }] : [])));
}

/** The night from noon of a day to noon of the next. */
function sleepsOfNight(day: number, { usual, facts }: KnownNights): Sleep[] {
  const noon = day * DAY_MS + 12 * HOUR_MS;
  const within = (at: BodyTime): boolean => at >= noon && at < noon + DAY_MS;
  const stated = facts.flatMap((fact): Sleep[] =>
    fact.kind === 'said-slept' && within(fact.to - 1) ? [{ from: fact.from, to: fact.to, basis: 'reported' }] : [],
  );
  if (stated.length > 0) return joined(stated);
  const window = windowOf(day, usual(day));
  const turns: Turn[] = [
    { at: window.from, to: 'asleep', basis: 'assumed' },
    { at: window.to, to: 'awake', basis: 'assumed' },
    ...wakings(window, facts),
  ];
  return foldTurns(said(turns, facts, within));
}

function windowOf(day: number, { fromMinute, toMinute }: UsualSleep): { from: BodyTime; to: BodyTime } {
  const midday = 12 * 60;
  const place = (minute: number): number => (minute < midday ? minute + 24 * 60 : minute);
  const from = day * DAY_MS + place(fromMinute) * MINUTE_MS;
  const to = day * DAY_MS + place(toMinute) * MINUTE_MS;
  return { from, to: to > from ? to : to + DAY_MS };
}

/** Pages that were answered, and activity, inside the usual night: awake then, and asleep again when it is quiet. */
function wakings(window: { from: BodyTime; to: BodyTime }, facts: readonly NightFact[]): Turn[] {
  const inside = (at: BodyTime): boolean => at > window.from && at < window.to;
  const signs = facts.flatMap((fact): { wokenAt: BodyTime; lastAt: BodyTime }[] => {
    if (fact.kind === 'activity') return inside(fact.at) ? [{ wokenAt: fact.at, lastAt: fact.at }] : [];
    // A page that nobody answered woke nobody, as far as anybody knows.
    if (fact.kind !== 'page' || fact.acknowledgedAt === null || !inside(fact.acknowledgedAt)) return [];
    const { at, acknowledgedAt } = fact;
    const wokenAt = acknowledgedAt - at <= WOKEN_WITHIN_MS ? Math.max(at, window.from) : acknowledgedAt;
    return [{ wokenAt, lastAt: acknowledgedAt }];
  });
  return signs
    .toSorted((one, other) => one.wokenAt - other.wokenAt)
    .flatMap(({ wokenAt, lastAt }, index, all): Turn[] => {
      const again = lastAt + ASLEEP_AGAIN_MS;
      const isDisturbed = all.slice(index + 1).some((next) => next.wokenAt < again);
      const lies = !isDisturbed && window.to - again >= WORTH_LYING_DOWN_MS;
      const woken: Turn = { at: wokenAt, to: 'awake', basis: 'inferred' };
      return lies ? [woken, { at: again, to: 'asleep', basis: 'inferred' }] : [woken];
    });
}

/** What the person says of this night takes the place of what was thought. */
function said(turns: Turn[], facts: readonly NightFact[], within: (at: BodyTime) => boolean): Turn[] {
  let all = turns;
  for (const fact of facts) {
    if (fact.kind === 'said-to-bed' && within(fact.at)) {
      all = all.filter(({ at, to, basis }) => basis === 'reported' || at > fact.at || to === 'awake');
      all = [
        ...all.filter(({ at, basis }) => basis === 'reported' || at > fact.at),
        { at: fact.at, to: 'asleep', basis: 'reported' },
      ];
    }
    if (fact.kind === 'said-awake' && within(fact.at)) {
      all = [
        ...all.filter(({ at, basis }) => basis === 'reported' || at < fact.at),
        { at: fact.at, to: 'awake', basis: 'reported' },
      ];
    }
  }
  return all;
}

const RANK: Record<SleepBasis, number> = { assumed: 0, inferred: 1, reported: 2 };

function foldTurns(turns: Turn[]): Sleep[] {
  const sleeps: Sleep[] = [];
  let asleep: Turn | null = null;
  for (const turn of turns.toSorted((one, other) => one.at - other.at || RANK[one.basis] - RANK[other.basis])) {
    if (turn.to === 'asleep') asleep ??= turn;
    else if (asleep !== null) {
      if (turn.at > asleep.at) sleeps.push({ from: asleep.at, to: turn.at, basis: stronger(asleep.basis, turn.basis) });
      asleep = null;
    }
  }
  return sleeps;
}

function stronger(one: SleepBasis, other: SleepBasis): SleepBasis {
  return RANK[one] >= RANK[other] ? one : other;
}

/** In order and apart from each other: what overlaps becomes one. */
function joined(sleeps: Sleep[]): Sleep[] {
  const apart: Sleep[] = [];
  for (const sleep of sleeps.toSorted((one, other) => one.from - other.from)) {
    const last = apart.at(-1);
    if (last !== undefined && sleep.from <= last.to) {
      apart[apart.length - 1] = {
        from: last.from,
        to: Math.max(last.to, sleep.to),
        basis: stronger(last.basis, sleep.basis),
      };
    } else apart.push(sleep);
  }
  return apart;
}
