import { z } from 'zod';
import { route } from './route.ts';

const tag = 'Rehearsals';

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
    asleep: minutes
      .nullable()
      .describe('Where the first who was asked was asleep; null where fewer than three people could be meant'),
    overHalfHour: z.int().describe('Nights in which nobody had answered after half an hour'),
    nobody: z.int().describe('Nights in which nobody answered at all'),
  }),
  commander: z
    .object({
      nobody: share,
      levels: z
        .object({ rested: share, caution: share, 'hand-over': share, 'stand-down': share })
        .nullable()
        .describe('How whoever commanded was; null where fewer than three people could be meant'),
    })
    .describe('Shares of the time in which an incident was worked on'),
  nightsWithoutCommander: z.int(),
  longestCommand: z.object({ p90: z.number().nullable(), most: z.number().nullable() }).describe('Minutes'),
  pages: z.object({
    sent: z.int(),
    reachedNobody: z.int(),
    askings: z.int(),
    toSleepers: z.int().nullable().describe('Null where fewer than three people could be meant'),
    missed: z.int(),
  }),
  firstLate: z.array(z.object({ step: z.string(), title: z.string(), nights: z.int() })),
  nightsOnTime: z.int().describe('Nights in which no duty was late'),
  nightsWithHandover: z.int(),
  nightsWithStandDown: z.int(),
  restored: minutes,
  notRestored: z.int(),
  worst: z.array(
    z.object({
      night: z.int(),
      begins: z.string().describe('Weekday and time of the procedure’s zone; a date would tell whose week it was'),
      kind: z.string(),
      because: z.string(),
    }),
  ),
});
export type NightsReport = z.output<typeof nightsReport>;

/** One moment of a night that is told again. */
export const nightMoment = z.object({
  afterMinutes: z.int().describe('Since the first signal'),
  localTime: z.string(),
  sentence: z.string(),
  automatic: z.boolean(),
});

/** More would keep a core of the server busy for minutes. */
const MOST_NIGHTS = 2000;

const yaml = z.string().max(400_000).nullable().default(null);
const settings = z
  .array(z.string().max(300))
  .max(20)
  .default([])
  .describe('Changes to the procedure that is compared, such as `acknowledge.late.after=10m`');
const seed = z.int().min(0).max(999_999_999).default(42);

export const rehearseNights = route({
  name: 'rehearseNights',
  method: 'POST',
  path: '/api/v1/rehearsals/nights',
  summary:
    'Play random nights with the desk’s own people and rotations, and say what they came to, by role and without names. Takes some seconds.',
  tag,
  needs: 'respond',
  body: z.object({
    nights: z.int().min(1).max(MOST_NIGHTS).default(1000),
    seed,
    procedure: yaml.describe('Null: the procedure in force'),
    compare: yaml.describe('Another procedure that meets the same nights'),
    set: settings,
  }),
  answer: z.object({ report: nightsReport, compared: nightsReport.nullable(), seconds: z.number() }),
});

export const nightsProgress = route({
  name: 'nightsProgress',
  method: 'GET',
  path: '/api/v1/rehearsals/nights/progress',
  summary: 'How far the rehearsal that runs on this server has come.',
  tag,
  needs: 'respond',
  answer: z.object({ running: z.object({ done: z.int(), of: z.int() }).nullable() }),
});

export const rehearseOneNight = route({
  name: 'rehearseOneNight',
  method: 'POST',
  path: '/api/v1/rehearsals/nights/one',
  summary:
    'Tell one random night from beginning to end. People are called by their role and place; whether they slept is not told.',
  tag,
  needs: 'respond',
  body: z.object({ night: z.int().min(1).max(MOST_NIGHTS), seed, procedure: yaml, set: settings }),
  answer: z.object({ night: z.int(), title: z.string(), moments: z.array(nightMoment) }),
});
