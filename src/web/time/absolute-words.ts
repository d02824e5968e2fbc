const FULL: Intl.DateTimeFormatOptions = {
  weekday: 'short',
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
};
const CLOCK: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const DAY: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long' };

const full = new Intl.DateTimeFormat('en-GB', FULL);
const clock = new Intl.DateTimeFormat('en-GB', CLOCK);
const day = new Intl.DateTimeFormat('en-GB', DAY);
const weekdayClock = new Intl.DateTimeFormat('en-GB', { ...CLOCK, weekday: 'short' });
const dateClock = new Intl.DateTimeFormat('en-GB', { ...CLOCK, day: 'numeric', month: 'short', year: 'numeric' });
const dayOn = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** The whole instant in the reader's own zone, with the zone named. */
export function fullWords(ms: number): string {
  return full.format(ms);
}

/** Hours and minutes in the reader's own zone. */
export function clockWords(ms: number): string {
  return clock.format(ms);
}

/** The day in the reader's own zone: `Monday 2 March`. */
export function dayWords(ms: number): string {
  return day.format(ms);
}

/** Day of the week and clock, for what lies within a week: `Thu 15:00`. */
export function weekdayClockWords(ms: number): string {
  return weekdayClock.format(ms);
}

/** Date and clock, for lists of older things. */
export function dateClockWords(ms: number): string {
  return dateClock.format(ms);
}

/** A local date without a clock: `27 Nov 2026`. */
export function dayOnWords(date: string): string {
  return dayOn.format(Date.parse(date));
}

/** The reader's zone as an IANA name. */
export function readersZone(): string {
  return clock.resolvedOptions().timeZone;
}

/** A clock time in another zone, with the zone named, for where two people might differ. */
export function clockInZone(ms: number, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { ...CLOCK, timeZone: zone, timeZoneName: 'short' }).format(ms);
}

/** When a weekly rotation hands over, from the local time it starts on: `Sunday at 09:00`. */
export function handoverWords(startsOn: string): string {
  const [date = '', time = ''] = startsOn.split('T');
  const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' }).format(Date.parse(date));
  return `${weekday} at ${time.slice(0, 5)}`;
}

/** The reader's zone in short, as it is on that day: `GMT+2`. */
export function zoneWords(ms: number): string {
  const parts = new Intl.DateTimeFormat('en-GB', { ...CLOCK, timeZoneName: 'short' }).formatToParts(ms);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? readersZone();
}
