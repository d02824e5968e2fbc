import { faultAt, type FoundFault } from './fault.ts';
import { looseList, looseSet, looseText } from './loose-data.ts';
import { minuteOfDay } from './to-procedure.ts';

/** Share of the working days of a year that may be holidays, so that every duty has a due time. */
const MOST_HOLIDAYS = 0.25;
const WEEKS_PER_YEAR = 52;

/** Faults of the business calendar that its shape does not show: zone, hours, dates. */
export function calendarFaults(data: unknown): FoundFault[] {
  const calendar = looseSet(data);
  return [...zoneFaults(looseText(calendar['zone'])), ...weekFaults(calendar['week']), ...holidayFaults(calendar)];
}

/** Working minutes of one week; 0 when the calendar has none that can be read. */
export function workingMinutesPerWeek(data: unknown): number {
  const week = looseSet(looseSet(data)['week']);
  return Object.values(week).reduce<number>((sum, hours) => sum + Math.max(0, minutesOf(looseText(hours))), 0);
}

function zoneFaults(zone: string | null): FoundFault[] {
  if (zone === null || isZone(zone)) return [];
  return [
    faultAt(
      ['calendar', 'zone'],
      `"${zone}" is no time zone.`,
      'Use a name of the IANA list, such as Europe/London, America/New_York or UTC.',
    ),
  ];
}

function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

function weekFaults(data: unknown): FoundFault[] {
  const week = looseSet(data);
  const faults = Object.entries(week).flatMap(([day, hours]) => {
    const text = looseText(hours);
    if (text === null || !/^\d\d:\d\d-\d\d:\d\d$/.test(text) || minutesOf(text) > 0) return [];
    return [
      faultAt(
        ['calendar', 'week', day],
        'The day ends before it begins.',
        'Hours past midnight belong to the next day.',
      ),
    ];
  });
  if (Object.keys(week).length === 0 && typeof data === 'object' && data !== null) {
    faults.push(
      faultAt(
        ['calendar', 'week'],
        'The week has no working hours, so what waits for them would wait for ever.',
        'Name at least one day, like { mon: 09:00-18:00 }.',
      ),
    );
  }
  return faults;
}

function minutesOf(hours: string | null): number {
  const [from = '', to = ''] = hours?.split('-') ?? [];
  const minutes = minuteOfDay(to) - minuteOfDay(from);
  return Number.isFinite(minutes) ? minutes : 0;
}

function holidayFaults(calendar: Readonly<Record<string, unknown>>): FoundFault[] {
  const faults: FoundFault[] = [];
  const perYear = new Map<number, number>();
  const working = workingWeekdays(calendar['week']);
  const seen = new Set<string>();
  looseList(calendar['holidays']).forEach((item, index) => {
    const text = looseText(item);
    if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return;
    const path = ['calendar', 'holidays', index];
    const date = readDate(text);
    if (date === null) faults.push(faultAt(path, `There is no day ${text}.`));
    else if (seen.has(text)) faults.push(faultAt(path, `${text} is there twice.`, 'Keep one of them.'));
    else if (working.has(date.dayOfWeek)) perYear.set(date.year, (perYear.get(date.year) ?? 0) + 1);
    seen.add(text);
  });
  const most = Math.floor(working.size * WEEKS_PER_YEAR * MOST_HOLIDAYS);
  for (const [year, count] of perYear) {
    if (count > most)
      faults.push(
        faultAt(
          ['calendar', 'holidays'],
          `${year} has ${count} holidays on working days; at most ${most} leave enough time to work.`,
        ),
      );
  }
  return faults;
}

function workingWeekdays(week: unknown): Set<number> {
  const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  return new Set(Object.keys(looseSet(week)).flatMap((day) => (names.includes(day) ? [names.indexOf(day) + 1] : [])));
}

function readDate(text: string): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return null;
  }
}
