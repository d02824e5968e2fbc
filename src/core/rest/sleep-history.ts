import { HOUR_MS, type DurationMs, type Instant } from '../shared/instant.ts';
import { joinedSleeps, stronger, type Sleep } from './sleep.ts';
import { ASLEEP_AGAIN_MS, WORTH_LYING_DOWN_MS, type UsualNight } from './usual-nights.ts';

/** What tells of somebody's sleep; `factId` says from which fact it is known, null from none. */
export type RestSign = { factId: string | null } &
  /** Up and about from `at` to `lastAt`. */
  (
    | { kind: 'stir'; at: Instant; lastAt: Instant }
    | { kind: 'to-bed'; at: Instant }
    | { kind: 'awake'; at: Instant }
    | { kind: 'slept'; at: Instant; toAt: Instant }
  );

/** A stated sleep so long took the place of the usual one even when it lay elsewhere. */
const MAIN_SLEEP_MS = 3 * HOUR_MS;
/** Whoever says that they are awake so soon after their usual end has just got up. */
const LONG_LIE_MS = 2 * HOUR_MS;

type Mark = Exclude<RestSign, { kind: 'slept' }> | { kind: 'usual'; at: Instant; toAt: Instant; factId: null };

/** When somebody slept, in order and apart: as usual, unless a sign says otherwise; what they say goes before all else. */
export function sleepsOf(
  nights: readonly UsualNight[],
  signs: readonly RestSign[],
  usualLengthMs: DurationMs,
): Sleep[] {
  const stated = signs.filter((sign) => sign.kind === 'slept');
  const isReplaced = replacedBy(nights, stated);
  const marks: Mark[] = [
    ...nights.flatMap((night): Mark[] =>
      isReplaced(night) ? [] : [{ kind: 'usual', at: night.from, toAt: night.to, factId: null }],
    ),
    ...signs.flatMap((sign): Mark[] => (sign.kind === 'slept' || liesWithin(sign, stated) ? [] : [sign])),
  ].toSorted((one, other) => one.at - other.at);
  const sleeps = foldMarks(marks, nights, usualLengthMs);
  return joinedSleeps([...without(sleeps, stated), ...stated.map(statedSleep)]);
}

function statedSleep({ at, toAt, factId }: Extract<RestSign, { kind: 'slept' }>): Sleep {
  return { from: at, to: toAt, basis: 'reported', factId };
}

/** The night that a stated sleep speaks of is the one it lies in or, when it is long, the one it ends nearest after. */
function replacedBy(
  nights: readonly UsualNight[],
  stated: readonly Extract<RestSign, { kind: 'slept' }>[],
): (night: UsualNight) => boolean {
  const replaced = new Set<UsualNight>();
  for (const { at, toAt } of stated) {
    const overlapping = nights.filter(({ from, to }) => from < toAt && to > at);
    for (const night of overlapping) replaced.add(night);
    const last = nights.findLast(({ to }) => to <= at);
    if (overlapping.length === 0 && last !== undefined && toAt - at >= MAIN_SLEEP_MS) replaced.add(last);
  }
  return (night) => replaced.has(night);
}

/** Buttons pressed during, or before, a sleep that was stated afterwards say nothing more. */
function liesWithin(sign: RestSign, stated: readonly Extract<RestSign, { kind: 'slept' }>[]): boolean {
  const isButton = sign.kind === 'to-bed' || sign.kind === 'awake';
  return isButton && stated.some(({ at, toAt }) => sign.at >= at - MAIN_SLEEP_MS && sign.at < toAt);
}

/** What lies in a stated sleep, or right against it, is the same sleep told better. */
function without(sleeps: Sleep[], stated: readonly Extract<RestSign, { kind: 'slept' }>[]): Sleep[] {
  return sleeps.filter(({ from, to }) => !stated.some(({ at, toAt }) => from < toAt && to > at));
}

interface Night {
  sleeps: Sleep[];
  /** The sleep that goes on, and until when at most. */
  open: (Sleep & { untilAt: Instant }) | null;
  /** Up, and back in bed at `at` when nothing more happens. */
  pending: { at: Instant; untilAt: Instant; factId: string | null } | null;
  /** Nobody falls asleep before this. */
  quietAt: Instant;
  quietFactId: string | null;
}

function foldMarks(marks: Mark[], nights: readonly UsualNight[], usualLengthMs: DurationMs): Sleep[] {
  const night: Night = {
    sleeps: [],
    open: null,
    pending: null,
    quietAt: Number.NEGATIVE_INFINITY,
    quietFactId: null,
  };
  for (const [index, mark] of marks.entries()) {
    passUntil(night, mark.at);
    if (mark.kind === 'usual') fallAsleep(night, mark, marks[index + 1]);
    else if (mark.kind === 'stir') stir(night, mark);
    else if (mark.kind === 'to-bed') goToBed(night, mark, nights, usualLengthMs);
    else getUp(night, mark);
  }
  passUntil(night, Infinity);
  return night.sleeps;
}

/** What happens by itself up to a time: somebody lies down again, and wakes at their usual end. */
function passUntil(night: Night, at: Instant): void {
  if (night.pending !== null && night.pending.at <= at) {
    const { at: from, untilAt, factId } = night.pending;
    night.open = { from, to: untilAt, basis: 'inferred', factId, untilAt };
    night.pending = null;
  }
  if (night.open !== null && night.open.untilAt <= at) close(night, night.open.untilAt);
}

function close(night: Night, to: Instant, known?: Pick<Sleep, 'basis' | 'factId'>): void {
  const { open } = night;
  night.open = null;
  if (open === null || to <= open.from) return;
  const { from, basis, factId } = open;
  const told = known === undefined ? { basis, factId } : stronger({ basis, factId }, known);
  night.sleeps.push({ from, to, ...told });
}

function fallAsleep(night: Night, mark: Extract<Mark, { kind: 'usual' }>, next: Mark | undefined): void {
  if (night.open !== null) {
    night.open.untilAt = Math.max(night.open.untilAt, mark.toAt);
    return;
  }
  // Whoever goes to bed later than usual, with nothing heard of them before, was not asleep yet.
  if (next?.kind === 'to-bed' && next.at < mark.toAt) return;
  if (night.quietAt > mark.at) {
    night.pending = returning(night.quietAt, mark.toAt, night.quietFactId);
    return;
  }
  night.open = { from: mark.at, to: mark.toAt, basis: 'assumed', factId: null, untilAt: mark.toAt };
}

function stir(night: Night, { at, lastAt, factId }: Extract<Mark, { kind: 'stir' }>): void {
  const quietAt = Math.max(night.quietAt, lastAt + ASLEEP_AGAIN_MS);
  const untilAt = night.open?.untilAt ?? night.pending?.untilAt;
  // Whoever is about so soon after their usual time had not gone to sleep.
  if (night.open?.basis === 'assumed' && at - night.open.from < ASLEEP_AGAIN_MS) night.open = null;
  if (night.open !== null) close(night, at, { basis: 'inferred', factId });
  if (quietAt > night.quietAt) night.quietFactId = factId;
  night.quietAt = quietAt;
  night.pending = untilAt === undefined ? null : returning(quietAt, untilAt, factId);
}

function returning(at: Instant, untilAt: Instant, factId: string | null): Night['pending'] {
  return untilAt - at >= WORTH_LYING_DOWN_MS ? { at, untilAt, factId } : null;
}

function goToBed(
  night: Night,
  { at, factId }: Extract<Mark, { kind: 'to-bed' }>,
  nights: readonly UsualNight[],
  usualLengthMs: DurationMs,
): void {
  if (night.open?.basis === 'reported') return;
  // They were not asleep again, as was thought.
  night.open = null;
  night.pending = null;
  night.quietAt = at;
  const soon = nights.find(({ to }) => to > at);
  const isTonight = soon !== undefined && soon.from - at < usualLengthMs / 2;
  const untilAt = isTonight ? Math.max(soon.to, at + usualLengthMs / 2) : at + usualLengthMs;
  night.open = { from: at, to: untilAt, basis: 'reported', factId, untilAt };
}

function getUp(night: Night, { at, factId }: Extract<Mark, { kind: 'awake' }>): void {
  const known = { basis: 'reported', factId } as const;
  night.pending = null;
  if (night.open !== null) {
    close(night, at, known);
    return;
  }
  const last = night.sleeps.at(-1);
  const isLongLie = last !== undefined && at - last.to <= LONG_LIE_MS && night.quietAt < last.to;
  if (isLongLie) night.sleeps[night.sleeps.length - 1] = { ...last, to: at, ...known };
  night.quietAt = Math.max(night.quietAt, at);
}
