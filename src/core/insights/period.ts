import type { Instant } from '../shared/instant.ts';

/** By what incidents are told together. */
export type Grain = 'week' | 'quarter';

/** One ISO week or quarter by the wall clocks of a zone, `[fromAt, toAt)`. */
export interface Period {
  /** `2026-W48` or `2026-Q4`. */
  key: string;
  fromAt: Instant;
  toAt: Instant;
}

/** Every week or quarter of a zone that has one of these local days, `YYYY-MM-DD`, in it; none when they are in the wrong order. */
export function periodsBetween(grain: Grain, fromOn: string, toOn: string, zone: string): Period[] {
  const last = Temporal.PlainDate.from(toOn);
  const periods: Period[] = [];
  let day = firstDay(grain, Temporal.PlainDate.from(fromOn));
  while (Temporal.PlainDate.compare(day, last) <= 0) {
    const next = day.add(grain === 'week' ? { days: 7 } : { months: 3 });
    periods.push({ key: keyOf(grain, day), fromAt: startOf(day, zone), toAt: startOf(next, zone) });
    day = next;
  }
  return periods;
}

/** The local day on which the period begins that lies so many periods before an instant's own. */
export function beginningBefore(grain: Grain, at: Instant, zone: string, count: number): string {
  const first = firstDay(grain, localDay(at, zone));
  return first.subtract(grain === 'week' ? { days: 7 * count } : { months: 3 * count }).toString();
}

/** The local day of an instant, `YYYY-MM-DD`. */
export function dayOf(at: Instant, zone: string): string {
  return localDay(at, zone).toString();
}

/** Which of the periods, in order and without gaps, an instant lies in; -1 outside of them all. */
export function periodIndex(periods: readonly Period[], at: Instant): number {
  let low = 0;
  let high = periods.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((periods[middle]?.toAt ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const found = periods[low];
  return found !== undefined && found.fromAt <= at ? low : -1;
}

function firstDay(grain: Grain, day: Temporal.PlainDate): Temporal.PlainDate {
  if (grain === 'week') return day.subtract({ days: day.dayOfWeek - 1 });
  return day.with({ month: day.month - ((day.month - 1) % 3), day: 1 });
}

function keyOf(grain: Grain, day: Temporal.PlainDate): string {
  if (grain === 'quarter') return `${day.year}-Q${(day.month + 2) / 3}`;
  return `${day.yearOfWeek}-W${String(day.weekOfYear).padStart(2, '0')}`;
}

function localDay(at: Instant, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
}

function startOf(day: Temporal.PlainDate, zone: string): Instant {
  return day.toZonedDateTime(zone).epochMilliseconds;
}
