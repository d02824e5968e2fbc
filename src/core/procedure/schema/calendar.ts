import { z } from 'zod';
import { words } from './fields.ts';

const HOURS_PATTERN = /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/;
const DATE_PATTERN = /^\d{4}-\d{2}-\d{2}$/;

const dayHours = z
  .string()
  .regex(HOURS_PATTERN, 'Hours are written like 09:00-18:00.')
  .describe('Working hours of the day, like 09:00-18:00.');

/** A business calendar as people write it. */
export const calendar = z
  .strictObject({
    zone: words('IANA zone in which the working week is read, such as Europe/London.'),
    week: z
      .strictObject({
        mon: dayHours.optional(),
        tue: dayHours.optional(),
        wed: dayHours.optional(),
        thu: dayHours.optional(),
        fri: dayHours.optional(),
        sat: dayHours.optional(),
        sun: dayHours.optional(),
      })
      .describe('Working hours per weekday; a day that is not named is free.'),
    holidays: z
      .array(
        z.string().regex(DATE_PATTERN, 'A day is written like 2026-12-25.').describe('A local date, like 2026-12-25.'),
      )
      .max(1000, 'There are at most 1,000 holidays.')
      .default([])
      .describe('Days without work.'),
  })
  .describe('The business calendar, for what waits for working hours.');
