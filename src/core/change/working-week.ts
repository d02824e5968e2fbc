import { DAY_MS, HOUR_MS, type DurationMs, type Instant } from '../shared/instant.ts';

/** How busy a company is over its week, read from when it changes things: people change things when others work. */
export interface WorkingWeek {
  /** How busy the hour of an instant is; 1 on average over the week. */
  busyAt(at: Instant): number;
  /** The time between two instants with each hour counted as busy as it is: a night is short, a working day long. */
  busyTime(from: Instant, to: Instant): DurationMs;
}

const HOURS_A_DAY = 24;
const HOURS_A_WEEK = 7 * HOURS_A_DAY;
/** 1970 began on a Thursday; a week of ours begins on the Monday before. */
const MONDAY = -3 * DAY_MS;
/** Customers come some hours before and after people change things. */
const REACH_HOURS = 3;
/** Changes of an even week that a company's own are mixed with, so that a handful does not make a rhythm. */
const EVEN_CHANGES = 8;
/** No hour is quite without customers, batch work and probes. */
const LEAST_BUSY = 0.15;

/** Reads the rhythm: the hours of the day from all days alike, and how weekends compare with working days. */
export function workingWeek(instants: readonly Instant[]): WorkingWeek {
  const hours = instants.map((at) => hourOfWeek(at));
  const ofDay = Array.from({ length: HOURS_A_DAY }, (_, hour) => nearHour(hours, hour));
  const weekend = hours.filter((hour) => isWeekend(hour)).length;
  const weekendDay = (weekend + (EVEN_CHANGES * 2) / 7) / 2;
  const workingDay = (hours.length - weekend + (EVEN_CHANGES * 5) / 7) / 5;
  const raw = Array.from(
    { length: HOURS_A_WEEK },
    (_, hour) => (ofDay[hour % HOURS_A_DAY] ?? 0) * (isWeekend(hour) ? weekendDay / workingDay : 1),
  );
  const mean = raw.reduce((sum, value) => sum + value, 0) / HOURS_A_WEEK;
  const busy = raw.map((value) => LEAST_BUSY + (1 - LEAST_BUSY) * (value / mean));
  const before = [0];
  for (const [hour, value] of busy.entries()) before.push((before[hour] ?? 0) + value);
  const sinceMonday = (at: Instant): DurationMs => {
    const weeks = Math.floor((at - MONDAY) / (HOURS_A_WEEK * HOUR_MS));
    const hour = hourOfWeek(at);
    const within = (at - MONDAY - (weeks * HOURS_A_WEEK + hour) * HOUR_MS) * (busy[hour] ?? 1);
    return (weeks * HOURS_A_WEEK + (before[hour] ?? 0)) * HOUR_MS + within;
  };
  return {
    busyAt: (at) => busy[hourOfWeek(at)] ?? 1,
    busyTime: (from, to) => sinceMonday(to) - sinceMonday(from),
  };
}

/** Changes made within reach of an hour of the day, those further away counting less, and the even week's share. */
function nearHour(hours: readonly number[], hour: number): number {
  const near = hours.reduce((sum, other) => {
    const apart = Math.abs((other % HOURS_A_DAY) - hour);
    return sum + Math.max(0, 1 - Math.min(apart, HOURS_A_DAY - apart) / (REACH_HOURS + 1)) / (REACH_HOURS + 1);
  }, 0);
  return near + EVEN_CHANGES / HOURS_A_DAY;
}

function hourOfWeek(at: Instant): number {
  const hour = Math.floor((at - MONDAY) / HOUR_MS) % HOURS_A_WEEK;
  return hour < 0 ? hour + HOURS_A_WEEK : hour;
}

function isWeekend(hour: number): boolean {
  return hour >= 5 * HOURS_A_DAY;
}
