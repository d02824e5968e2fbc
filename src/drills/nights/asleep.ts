import { alertnessAt, type BodyTime, type SleepHistory } from '#core/rest/alertness.ts';
import type { UsualSleep } from '#core/rest/person-rest.ts';
import { fatigueLevel, type FatigueFacts, type FatigueLevel, type FatiguePolicy } from '#core/rest/fatigue-level.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, type DurationMs, type Instant } from '#core/shared/instant.ts';
import { ASSUMPTIONS } from './assumptions.ts';
import type { Dice } from './dice.ts';
import type { VirtualPerson } from './rota.ts';

interface Span {
  from: Instant;
  to: Instant;
}

/** Whoever lies down again falls asleep after this long, if so much of the night is left. */
const ASLEEP_AGAIN_MS = 30 * MINUTE_MS;
const WORTH_LYING_DOWN_MS = 45 * MINUTE_MS;
/** Nights before the one that is played; the model needs six to settle. */
const NIGHTS_BEFORE = 7;
const NIGHTS_AFTER = 2;
/** S when a usual night begins. */
const S_AT_BEDTIME = 7.96;

/** When somebody really sleeps around one night, as it turns out: cut short by what wakes them, taken up again after. */
export interface Sleeper {
  /** Sleep as it was planned; it does not change. */
  planned: readonly Span[];
  sleeps: Span[];
  /** Minutes that local time is ahead of UTC when the night begins: the body's clock of this night. */
  offsetMs: DurationMs;
}

/** Plans somebody's sleep from a week before an instant to two days after it. */
export function sleeperAt(person: VirtualPerson, at: Instant, dice: Dice): Sleeper {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(person.zone);
  const planned: Span[] = [];
  for (let day = -NIGHTS_BEFORE; day <= NIGHTS_AFTER; day += 1) {
    const span = nightOf(person, local.toPlainDate().add({ days: day }), dice);
    if (span.from >= (planned.at(-1)?.to ?? -Infinity)) planned.push(span);
  }
  return { planned, sleeps: [...planned], offsetMs: local.offsetNanoseconds / 1e6 };
}

function nightOf({ id, zone, sleep }: VirtualPerson, day: Temporal.PlainDate, dice: Dice): Span {
  const { from, to } = minutesOf(sleep);
  const midnight = day.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).subtract({ hours: 12 });
  const jitter = (end: string): DurationMs =>
    (dice('sleep', id, end, day.toString()) * 2 - 1) * ASSUMPTIONS.sleep.jitterMinutes * MINUTE_MS;
  const fromAt = midnight.epochMilliseconds + from * MINUTE_MS + jitter('from');
  return { from: fromAt, to: Math.max(fromAt + HOUR_MS, midnight.epochMilliseconds + to * MINUTE_MS + jitter('to')) };
}

/** Minutes from the midnight before the day's noon: sleep that begins after midnight belongs to the evening before. */
function minutesOf({ fromMinute, toMinute }: UsualSleep): { from: number; to: number } {
  const from = fromMinute < 12 * 60 ? fromMinute + 24 * 60 : fromMinute;
  let to = toMinute;
  while (to <= from) to += 24 * 60;
  return { from, to };
}

export function isAsleep({ sleeps }: Sleeper, at: Instant): boolean {
  return sleeps.some(({ from, to }) => from <= at && at < to);
}

/** Up from now on, and for as long as they are needed. */
export function wakeUp(sleeper: Sleeper, at: Instant): void {
  sleeper.sleeps = sleeper.sleeps.flatMap(({ from, to }) => (from >= at ? [] : [{ from, to: Math.min(to, at) }]));
}

/** Nobody needs them any more: back to bed, if it is worth it. */
export function lieDown(sleeper: Sleeper, at: Instant): void {
  const again = at + ASLEEP_AGAIN_MS;
  wakeUp(sleeper, at);
  for (const { from, to } of sleeper.planned) {
    const start = Math.max(from, again);
    if (to - start >= WORTH_LYING_DOWN_MS) sleeper.sleeps.push({ from: start, to });
  }
}

/** What is true of somebody's sleep at an instant: never what they told anybody. */
export interface TrueRest {
  /** Karolinska sleepiness. */
  kss: number;
  /** The need for sleep: 14 after a full night, lower the more is missing. */
  s: number;
  awakeMs: DurationMs;
  sleptIn24hMs: DurationMs;
  sleptIn48hMs: DurationMs;
  isInLow: boolean;
}

export function trueRest(sleeper: Sleeper, at: Instant): TrueRest {
  const body = (instant: Instant): BodyTime => instant + sleeper.offsetMs;
  const [judged] = alertnessAt(historyOf(sleeper, body), [body(at)]);
  if (judged === undefined) throw new Error('somebody has a history');
  const hour = (body(at) % DAY_MS) / HOUR_MS;
  return {
    kss: judged.kss,
    s: judged.s,
    awakeMs: judged.isAwake ? judged.hoursInState * HOUR_MS : 0,
    sleptIn24hMs: sleptSince(sleeper, at - DAY_MS, at),
    sleptIn48hMs: sleptSince(sleeper, at - 2 * DAY_MS, at),
    isInLow: hour >= 2 && hour < 6,
  };
}

function historyOf({ sleeps }: Sleeper, body: (at: Instant) => BodyTime): SleepHistory {
  const [first] = sleeps;
  return {
    from: body(first?.from ?? 0),
    s: S_AT_BEDTIME,
    sleep: sleeps.map(({ from, to }) => ({ from: body(from), to: body(to) })),
  };
}

function sleptSince({ sleeps }: Sleeper, fromAt: Instant, at: Instant): DurationMs {
  return sleeps.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, at) - Math.max(from, fromAt)), 0);
}

/** The level that truly applies to somebody on duty. */
export function trueLevel(
  rest: TrueRest,
  duty: Pick<FatigueFacts, 'onIncidentMs' | 'inRoleMs'>,
  policy?: FatiguePolicy,
): FatigueLevel {
  return fatigueLevel({ ...rest, ...duty, nightPages: 0, incidentsThisShift: 1 }, policy).level;
}
