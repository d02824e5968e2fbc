import { z } from 'zod';
import { instant } from './route.ts';

const minutes = z.object({ p50: z.number().nullable(), p90: z.number().nullable() }).describe('Minutes');
const share = z.number().min(0).max(1);

/** What so many random nights came to. */
export const nightsReport = z.object({
  procedure: z.string(),
  nights: z.int(),
  seed: z.int(),
  people: z.int(),
  rotations: z.int(),
  fromOn: z.string().describe('The year of nights begins on this day'),
  kinds: z.object({ 'false-alarm': z.int(), P1: z.int(), P2: z.int(), P3: z.int() }),
  told: z.object({
    needed: z.int().describe('Nights in which customers were hurt: P1 and P2'),
    inTime: z.int(),
    late: z.int(),
    notAtAll: z.int(),
    firstWords: minutes,
  }),
  needlessWords: z.int().describe('Nights in which words went outside although no customer was to be told'),
  answered: z.object({
    all: minutes,
    asleep: minutes.describe('Where the first who was asked was asleep'),
    overHalfHour: z.int().describe('Nights in which nobody had answered after half an hour'),
    nobody: z.int().describe('Nights in which nobody answered at all'),
  }),
  commander: z
    .object({ nobody: share, rested: share, caution: share, 'hand-over': share, 'stand-down': share })
    .describe('Shares of the time in which an incident was worked on'),
  nightsWithoutCommander: z.int(),
  longestCommand: z.object({ p90: z.number().nullable(), most: z.number().nullable() }).describe('Minutes'),
  pages: z.object({ sent: z.int(), reachedNobody: z.int(), askings: z.int(), toSleepers: z.int(), missed: z.int() }),
  firstLate: z.array(z.object({ step: z.string(), title: z.string(), nights: z.int() })),
  nightsOnTime: z.int().describe('Nights in which no duty was late'),
  nightsWithHandover: z.int(),
  nightsWithStandDown: z.int(),
  restored: minutes,
  notRestored: z.int(),
  worst: z.array(z.object({ night: z.int(), startAt: instant, kind: z.string(), because: z.string() })),
});
export type NightsReport = z.output<typeof nightsReport>;

/** One moment of a night that is told again. */
export const nightMoment = z.object({
  at: instant,
  localTime: z.string(),
  sentence: z.string(),
  automatic: z.boolean(),
});
