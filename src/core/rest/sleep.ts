import { HOUR_MS, type DurationMs, type Instant } from '../shared/instant.ts';

/** How it is known when somebody slept; what a person says goes before what is inferred, and that before the usual. */
export type SleepBasis = 'assumed' | 'inferred' | 'reported';

/** One sleep, half-open, with how it is known and the fact that shaped it last; null for the usual sleep alone. */
export interface Sleep {
  from: Instant;
  to: Instant;
  basis: SleepBasis;
  factId: string | null;
}

/** Sleeps with less than this between them are pieces of one night. */
const ONE_NIGHT_MS = 3 * HOUR_MS;
/** A shorter night, or a nap, does not begin a new day: hours awake go on. */
const NEW_DAY_MS = 2 * HOUR_MS;

const RANK: Record<SleepBasis, number> = { assumed: 0, inferred: 1, reported: 2 };

/** Of two ways to know it the better one; of two as good, the later. */
export function stronger<T extends Pick<Sleep, 'basis'>>(one: T, later: T): T {
  return RANK[one.basis] > RANK[later.basis] ? one : later;
}

/** In order and apart from each other: what overlaps becomes one. */
export function joinedSleeps(sleeps: readonly Sleep[]): Sleep[] {
  const apart: Sleep[] = [];
  for (const sleep of sleeps.toSorted((one, other) => one.from - other.from)) {
    const last = apart.at(-1);
    if (last === undefined || sleep.from > last.to) apart.push(sleep);
    else apart[apart.length - 1] = { ...stronger(last, sleep), from: last.from, to: Math.max(last.to, sleep.to) };
  }
  return apart;
}

/** For each of these sleeps, which are in order, from when hours awake count once it is over. */
export function awakeSince(sleeps: readonly Sleep[]): Instant[] {
  let nightMs = 0;
  let since = sleeps[0]?.to ?? 0;
  return sleeps.map(({ from, to }, index) => {
    const isSameNight = from - (sleeps[index - 1]?.to ?? Number.NEGATIVE_INFINITY) < ONE_NIGHT_MS;
    nightMs = (isSameNight ? nightMs : 0) + (to - from);
    if (nightMs >= NEW_DAY_MS) since = to;
    return since;
  });
}

/** How much was slept from one instant to another by the sleeps up to the one with this index; in order. */
export function sleptWithin(sleeps: readonly Sleep[], upTo: number, fromAt: Instant, toAt: Instant): DurationMs {
  let slept = 0;
  for (let index = upTo; index >= 0; index -= 1) {
    const sleep = sleeps[index];
    if (sleep === undefined || sleep.to <= fromAt) break;
    slept += Math.max(0, Math.min(sleep.to, toAt) - Math.max(sleep.from, fromAt));
  }
  return slept;
}
