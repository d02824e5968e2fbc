import type { Calendar } from '../shared/calendar.ts';
import { DAY_MS, type Instant } from '../shared/instant.ts';
import { addWorkingTime } from '../shared/working-time.ts';
import type { DueDate } from './action-item.ts';

/** An owner who is late hears of it again after as long. */
const REMIND_AGAIN_MS = 7 * DAY_MS;
/** Holidays last no longer than this. */
const LOOK_BACK_DAYS = 30;

/** What a local date means as instants; null for a text that is no date. */
export function dueDate(calendar: Calendar, on: string): DueDate | null {
  const day = plainDate(on);
  return day === null ? null : { on, overdueAt: startOf(day.add({ days: 1 }), calendar) };
}

/**
 * When the owner is first reminded: in working hours of the day itself, or of the last working day before one that is
 * free; when that has passed already, in the first working hours after the day.
 */
export function firstReminderAt(calendar: Calendar, due: DueDate, now: Instant): Instant | null {
  const day = plainDate(due.on);
  if (day === null || !hasWorkingDays(calendar)) return null;
  const onTheDay = lastOpeningUpTo(calendar, day);
  if (now <= onTheDay) return onTheDay;
  const today = addWorkingTime(calendar, now, 0);
  if (now >= due.overdueAt) return today;
  return today < due.overdueAt && onTheDay >= startOf(day, calendar) ? today : nextReminderAt(calendar, due, now);
}

/** When an owner who was reminded hears of it again: the working day after it was due, then every week. */
export function nextReminderAt(calendar: Calendar, due: DueDate, now: Instant): Instant | null {
  if (!hasWorkingDays(calendar)) return null;
  return addWorkingTime(calendar, now < due.overdueAt ? due.overdueAt : now + REMIND_AGAIN_MS, 0);
}

function hasWorkingDays({ week }: Calendar): boolean {
  return Object.values(week).some((hours) => hours.fromMinute < hours.toMinute);
}

function lastOpeningUpTo(calendar: Calendar, day: Temporal.PlainDate): Instant {
  for (let back = 0; back < LOOK_BACK_DAYS; back += 1) {
    const start = startOf(day.subtract({ days: back }), calendar);
    const opening = addWorkingTime(calendar, start, 0);
    if (opening < startOf(day.subtract({ days: back - 1 }), calendar)) return opening;
  }
  return addWorkingTime(calendar, startOf(day, calendar), 0);
}

function startOf(day: Temporal.PlainDate, { zone }: Calendar): Instant {
  return day.toZonedDateTime(zone).epochMilliseconds;
}

function plainDate(text: string): Temporal.PlainDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return null;
  }
}
