import type { NightsReport } from '#contract/nights.ts';
import { dutyTitle } from '#core/obligation/duty-title.ts';
import { HOUR_MS, MINUTE_MS, toIso, type DurationMs } from '#core/shared/instant.ts';
import type { TrueKind } from './assumptions.ts';
import { spokenOf } from './fewest-to-speak-of.ts';
import type { NightFigures } from './night-figures.ts';
import type { NightsToPlay } from './play-night.ts';
import { weekdayAndTime } from './weekday-and-time.ts';

const WORST = 10;
const MOST_STEPS = 10;

/**
 * What many nights came to. The same figures always give the same report, to the byte. Of one's own people figures of
 * sleep and alertness are told of groups alone, and of no single night.
 */
export function reportNights({ procedure, rota, seed, fromAt }: NightsToPlay, nights: NightFigures[]): NightsReport {
  const count = (holds: (night: NightFigures) => boolean): number => nights.filter(holds).length;
  const sum = (of: (night: NightFigures) => number): number => nights.reduce((total, night) => total + of(night), 0);
  const hurt = nights.filter(isHurt);
  const spoken = spokenOf(procedure, rota);
  const kinds: TrueKind[] = ['false-alarm', 'P1', 'P2', 'P3'];
  return {
    procedure: procedure.name,
    nights: nights.length,
    seed,
    people: rota.people.length,
    rotations: rota.rotations.length,
    fromOn: toIso(fromAt).slice(0, 10),
    kinds: Object.fromEntries(
      kinds.map((kind) => [kind, count((night) => night.kind === kind)]),
    ) as NightsReport['kinds'],
    told: {
      needed: hurt.length,
      inTime: hurt.filter((night) => night.wordsMs !== null && !night.wordsLate).length,
      late: hurt.filter((night) => night.wordsMs !== null && night.wordsLate).length,
      notAtAll: hurt.filter((night) => night.wordsMs === null).length,
      firstWords: quantiles(hurt.map(({ wordsMs }) => wordsMs)),
    },
    needlessWords: count((night) => !isHurt(night) && night.wordsMs !== null),
    answered: {
      all: quantiles(nights.map(({ answeredMs }) => answeredMs)),
      asleep: spoken.firstAsked
        ? quantiles(nights.filter(({ askedAsleep }) => askedAsleep).map(({ answeredMs }) => answeredMs))
        : null,
      overHalfHour: count(({ answeredMs }) => (answeredMs ?? Infinity) > 30 * MINUTE_MS),
      nobody: count(({ answeredMs }) => answeredMs === null),
    },
    commander: commanderShares(nights, spoken.commanders),
    nightsWithoutCommander: count((night) => workedOn(night) > 0 && workedOn(night) === night.commanded.nobody),
    longestCommand: {
      p90: quantiles(nights.map((night) => night.longestCommandMs).filter((ms) => ms > 0)).p90,
      most: nights.length === 0 ? null : inMinutes(Math.max(...nights.map((night) => night.longestCommandMs))),
    },
    pages: {
      sent: sum(({ pages }) => pages),
      reachedNobody: sum(({ pagesToNobody }) => pagesToNobody),
      askings: sum(({ askings }) => askings),
      toSleepers: spoken.everybody ? sum(({ toSleepers }) => toSleepers) : null,
      missed: sum(({ missed }) => missed),
    },
    firstLate: firstLate(nights).map(({ step, times }) => ({ step, title: dutyTitle(procedure, step), nights: times })),
    nightsOnTime: count(({ late }) => late.length === 0),
    nightsWithHandover: count(({ handovers }) => handovers > 0),
    nightsWithStandDown: count(({ stoodDown }) => stoodDown),
    restored: quantiles(hurt.map(({ restoredMs }) => restoredMs)),
    notRestored: hurt.filter(({ restoredMs }) => restoredMs === null).length,
    worst: nights
      .map((night) => ({ night, badness: badnessOf(night, rota.isInvented) }))
      .filter(({ badness }) => badness > 0)
      .toSorted((one, other) => other.badness - one.badness || one.night.night - other.night.night)
      .slice(0, WORST)
      .map(({ night }) => ({
        night: night.night,
        begins: weekdayAndTime(night.startAt, procedure.calendar.zone),
        kind: night.kind,
        because: becauseOf(night, rota.isInvented),
      })),
  };
}

/** Customers are hurt and are to be told. */
function isHurt({ kind }: NightFigures): boolean {
  return kind === 'P1' || kind === 'P2';
}

function commanderShares(nights: NightFigures[], isTold: boolean): NightsReport['commander'] {
  const total = nights.reduce((sum, night) => sum + workedOn(night), 0);
  const share = (level: keyof NightFigures['commanded']): number =>
    total === 0 ? 0 : round(nights.reduce((sum, night) => sum + night.commanded[level], 0) / total, 4);
  return {
    nobody: share('nobody'),
    levels: isTold
      ? {
          rested: share('rested'),
          caution: share('caution'),
          'hand-over': share('hand-over'),
          'stand-down': share('stand-down'),
        }
      : null,
  };
}

/** Minutes in which the incident was worked on. */
function workedOn({ commanded }: NightFigures): number {
  return Object.values(commanded).reduce((sum, minutes) => sum + minutes, 0);
}

function firstLate(nights: NightFigures[]): { step: string; times: number }[] {
  const times = new Map<string, number>();
  for (const { late } of nights) if (late[0] !== undefined) times.set(late[0], (times.get(late[0]) ?? 0) + 1);
  return [...times]
    .map(([step, count]) => ({ step, times: count }))
    .toSorted((one, other) => other.times - one.times || (one.step < other.step ? -1 : 1))
    .slice(0, MOST_STEPS);
}

/**
 * Hurt customers who wait for words, and time that nobody commanded, in minutes; an hour for each page in vain. How awake
 * one's own people were in a night plays no part: its place in the list would tell.
 */
function badnessOf(night: NightFigures, isInvented: boolean): number {
  const unanswered = night.answeredMs ?? 8 * HOUR_MS;
  const untold = isHurt(night) ? (night.wordsMs ?? 8 * HOUR_MS) : 0;
  const { nobody } = night.commanded;
  const pastLimit = isInvented ? night.commanded['hand-over'] + 2 * night.commanded['stand-down'] : 0;
  const restoring = isHurt(night) ? (night.restoredMs ?? 24 * HOUR_MS) / 4 : 0;
  return Math.round((unanswered + untold + restoring) / MINUTE_MS + nobody + pastLimit + 60 * night.pagesToNobody);
}

function becauseOf(night: NightFigures, isInvented: boolean): string {
  const { nobody, 'hand-over': handOver, 'stand-down': standDown } = night.commanded;
  const reasons = [
    night.answeredMs === null ? 'nobody answered' : `answered after ${inWords(night.answeredMs)}`,
    ...(isHurt(night)
      ? [
          night.wordsMs === null ? 'customers were not told' : `customers told after ${inWords(night.wordsMs)}`,
          night.restoredMs === null ? 'not restored' : `restored after ${inWords(night.restoredMs)}`,
        ]
      : []),
    ...(nobody > 0 ? [`${inWords(nobody * MINUTE_MS)} without a commander`] : []),
    ...(isInvented && handOver + standDown > 0
      ? [`${inWords((handOver + standDown) * MINUTE_MS)} commanded past the limit`]
      : []),
    ...(night.pagesToNobody > 0
      ? [night.pagesToNobody === 1 ? '1 page reached nobody' : `${night.pagesToNobody} pages reached nobody`]
      : []),
  ];
  return reasons.join(', ');
}

function inWords(ms: DurationMs): string {
  const total = Math.round(ms / MINUTE_MS);
  if (total < 1) return 'less than a minute';
  return total < 60 ? `${total} min` : `${Math.floor(total / 60)} h ${total % 60} min`;
}

function quantiles(values: (DurationMs | null)[]): { p50: number | null; p90: number | null } {
  const known = values.filter((value) => value !== null).toSorted((one, other) => one - other);
  const at = (part: number): number | null => {
    const value = known[Math.min(known.length - 1, Math.floor(known.length * part))];
    return value === undefined ? null : inMinutes(value);
  };
  return { p50: at(0.5), p90: at(0.9) };
}

function inMinutes(ms: DurationMs): number {
  return round(ms / MINUTE_MS, 1);
}

function round(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
