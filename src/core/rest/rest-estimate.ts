import { DAY_MS, HOUR_MS, MINUTE_MS, type DurationMs, type Instant } from '../shared/instant.ts';
import { sleepinessCurve, type BodyTime } from './alertness.ts';
import { bodyClock, type BodyClock } from './body-clock.ts';
import type { PersonRest, RestFact } from './person-rest.ts';
import { awakeSince, sleptWithin, type Sleep, type SleepBasis } from './sleep.ts';
import { sleepsOf, type RestSign } from './sleep-history.ts';
import { USUAL_ACROPHASE } from './three-process-model.ts';
import { lengthOf, usualNights, usualShiftHours, type UsualNight } from './usual-nights.ts';
import { whereabouts } from './whereabouts.ts';

/** Why a band is wide, and by how much of the scale to each side. */
export interface BandPart {
  from: 'people-differ' | 'sleep-assumed' | 'sleep-inferred' | 'body-clock-adrift';
  by: number;
}

/** How awake somebody is at one time: a band with what it rests on, never a verdict. */
export interface RestEstimate {
  at: Instant;
  isAwake: boolean;
  /** Karolinska sleepiness, unclamped, as it is likeliest: 1 wide awake, 7 sleepy, 9 fighting sleep. */
  kss: number;
  /** How much more or less it may be, and why. */
  band: readonly BandPart[];
  /** Since the last sleep that began a new day; 0 while asleep. */
  awakeMs: DurationMs;
  /** Since the last sleep, however short; 0 while asleep. */
  sinceWakingMs: DurationMs;
  sleptIn24hMs: DurationMs;
  sleptIn48hMs: DurationMs;
  /** From 02:00 to 06:00 by their body clock. */
  isInLow: boolean;
  /** Pages that woke them in the last three nights. */
  nightPages: number;
  /** The sleep that goes on, or else the last one. */
  lastSleep: Sleep | null;
  basis: SleepBasis;
}

export interface EstimateOptions {
  /** Of the Karolinska scale: 10.9 in most work, 10.6 in some. */
  intercept?: number | undefined;
  /** Times at which they were up for sure, such as a stint in an incident. */
  upAndAbout?: readonly { fromAt: Instant; toAt: Instant }[];
}

/** Whoever answers so fast was woken by the page itself. */
const WOKEN_WITHIN_MS = 10 * MINUTE_MS;
/** The model settles within a week of usual nights; the body clock follows half the world in twelve days. */
const RUN_IN_MS = 15 * DAY_MS;
/** S at sleep onset after a usual day, */
const USUAL_S = 7.96;
/** and at waking from a usual night. */
const RESTED_S = 14;
/** How far the body clock of an early or late sleeper moves with their sleep; who sleeps by day keeps most of the sun's. */
const MOST_EARLIER_HOURS = -2;
const MOST_LATER_HOURS = 4;
const LOW = { fromHour: 2, toHour: 6 };
const NIGHT_PAGES_WITHIN_MS = 3 * DAY_MS;

/** Half the width of the band; our choice, since people differ by more than any model of all of them says. */
const PEOPLE_DIFFER: BandPart = { from: 'people-differ', by: 1 };
const ASSUMED = 0.5;
const INFERRED = 0.25;
/** Per hour between the body clock and the clocks around it, */
const ADRIFT_PER_HOUR = 0.15;
/** up to this. */
const MOST_ADRIFT = 0.75;

/** How awake somebody is at each of these times, which are in order. */
export function estimatesAt(
  rest: PersonRest,
  times: readonly Instant[],
  { intercept, upAndAbout = [] }: EstimateOptions = {},
): RestEstimate[] {
  const first = times[0];
  const last = times.at(-1);
  if (first === undefined || last === undefined) return [];
  const begunAt = first - RUN_IN_MS;
  const stays = whereabouts(rest, begunAt, last + DAY_MS);
  const nights = usualNights(rest.settings, stays);
  const sleeps = sleepsOf(nights, signsOf(rest, upAndAbout), lengthOf(rest.settings.usual));
  const clock = bodyClock(stays.flatMap(({ steps }) => steps));
  const shift = Math.min(MOST_LATER_HOURS, Math.max(MOST_EARLIER_HOURS, usualShiftHours(rest.settings)));
  // Whoever was up since before anything that is looked at begins it awake.
  const isUpFirst = (sleeps[0]?.from ?? Infinity) > first;
  const curve = sleepinessCurve(
    {
      from: clock.at(isUpFirst ? begunAt : (sleeps[0]?.from ?? begunAt)),
      s: isUpFirst ? RESTED_S : USUAL_S,
      sleep: sleeps.map(({ from, to }) => ({ from: clock.at(from), to: clock.at(to) })),
      acrophase: USUAL_ACROPHASE + shift,
    },
    intercept,
  );
  return inOrder(times, { curve, sleeps, clock, shift, begunAt, wokenBy: pagesThatWoke(rest.facts, nights) });
}

/** What is known of somebody, for all times. */
interface Known {
  curve: (at: BodyTime) => number;
  sleeps: readonly Sleep[];
  clock: BodyClock;
  shift: number;
  /** Nothing is known of before. */
  begunAt: Instant;
  wokenBy: readonly Instant[];
}

function inOrder(times: readonly Instant[], known: Known): RestEstimate[] {
  const { curve, sleeps, clock, shift, begunAt, wokenBy } = known;
  const since = awakeSince(sleeps);
  let current = -1;
  let firstPage = 0;
  return times.map((at) => {
    const bodyTime = clock.at(at);
    while ((sleeps[current + 1]?.from ?? Infinity) <= at) current += 1;
    while ((wokenBy[firstPage] ?? Infinity) <= at - NIGHT_PAGES_WITHIN_MS) firstPage += 1;
    const lastSleep = sleeps[current] ?? null;
    const isAwake = lastSleep === null || at >= lastSleep.to;
    const basis = lastSleep?.basis ?? 'assumed';
    return {
      at,
      isAwake,
      kss: curve(bodyTime),
      band: bandOf(basis, clock.adriftMs(at)),
      awakeMs: isAwake ? at - (since[current] ?? begunAt) : 0,
      sinceWakingMs: isAwake ? at - (lastSleep?.to ?? begunAt) : 0,
      sleptIn24hMs: sleptWithin(sleeps, current, at - DAY_MS, at),
      sleptIn48hMs: sleptWithin(sleeps, current, at - 2 * DAY_MS, at),
      isInLow: isInLow(bodyTime, shift),
      nightPages: pagesUpTo(wokenBy, firstPage, at),
      lastSleep,
      basis,
    };
  });
}

function pagesUpTo(wokenBy: readonly Instant[], first: number, at: Instant): number {
  let index = first;
  while ((wokenBy[index] ?? Infinity) <= at) index += 1;
  return index - first;
}

const BAND: Record<SleepBasis, readonly BandPart[]> = {
  assumed: [PEOPLE_DIFFER, { from: 'sleep-assumed', by: ASSUMED }],
  inferred: [PEOPLE_DIFFER, { from: 'sleep-inferred', by: INFERRED }],
  reported: [PEOPLE_DIFFER],
};

function bandOf(basis: SleepBasis, adriftMs: DurationMs): readonly BandPart[] {
  if (adriftMs === 0) return BAND[basis];
  return [
    ...BAND[basis],
    { from: 'body-clock-adrift', by: Math.min(MOST_ADRIFT, (adriftMs / HOUR_MS) * ADRIFT_PER_HOUR) },
  ];
}

/** The band of sleepiness, unclamped. */
export function bandAround({ kss, band }: Pick<RestEstimate, 'kss' | 'band'>): { low: number; high: number } {
  const width = band.reduce((sum, { by }) => sum + by, 0);
  return { low: kss - width, high: kss + width };
}

function isInLow(bodyTime: number, shift: number): boolean {
  const hours = bodyTime / HOUR_MS - shift;
  const hour = hours - 24 * Math.floor(hours / 24);
  return hour >= LOW.fromHour && hour < LOW.toHour;
}

/** Answers to pages inside the usual sleep. */
function pagesThatWoke(facts: readonly RestFact[], nights: readonly UsualNight[]): Instant[] {
  const answers = facts.flatMap((fact) => (fact.kind === 'page' ? (fact.answeredAt ?? []) : [])).toSorted(byTime);
  let night = 0;
  return answers.filter((at) => {
    while ((nights[night]?.to ?? Infinity) <= at) night += 1;
    return (nights[night]?.from ?? Infinity) < at;
  });
}

function signsOf({ settings, facts }: PersonRest, upAndAbout: EstimateOptions['upAndAbout'] = []): RestSign[] {
  return [
    ...facts.flatMap((fact) => signOf(fact, settings.infer)),
    ...upAndAbout.map(({ fromAt, toAt }) => ({ kind: 'stir' as const, at: fromAt, lastAt: toAt, factId: null })),
  ];
}

function signOf(fact: RestFact, infers: boolean): RestSign[] {
  const { id: factId, at } = fact;
  switch (fact.kind) {
    case 'page': {
      // A page that nobody answered woke nobody, as far as anybody knows.
      if (fact.answeredAt === null) return [];
      const lastAt = fact.answeredAt;
      return [{ kind: 'stir', at: lastAt - at <= WOKEN_WITHIN_MS ? at : lastAt, lastAt, factId }];
    }
    case 'activity':
      return infers ? [{ kind: 'stir', at, lastAt: at, factId }] : [];
    case 'slept':
      return [{ kind: 'slept', at: fact.fromAt, toAt: fact.toAt, factId }];
    case 'zone':
      return [];
    default:
      return [{ kind: fact.kind, at, factId }];
  }
}

function byTime(one: Instant, other: Instant): number {
  return one - other;
}
