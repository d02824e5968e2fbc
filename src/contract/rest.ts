import { z } from 'zod';
import { FATIGUE_LEVELS } from '#core/rest/fatigue-level.ts';
import { idParams, instant, route } from './route.ts';

const tag = 'My rest';
const none = z.object({});
const minutes = z.int().describe('Minutes');
const basis = z
  .enum(['assumed', 'inferred', 'reported'])
  .describe('From the usual sleep, from what the desk saw, or from what you said');

const HHMM = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const localTime = z.string().regex(HHMM, 'Write a time like 23:00.');
const SHORTEST_MINUTES = 3 * 60;
const LONGEST_MINUTES = 14 * 60;

/** A usual sleep between two local times; it may cross midnight. */
export const usualSleep = z
  .object({ from: localTime, to: localTime })
  .refine(({ from, to }) => isPlausible(from, to), 'A usual sleep lasts from 3 to 14 hours.');

export const restSettings = z.object({
  zone: z.string().min(1).max(64).describe('IANA zone in which the usual sleep is meant'),
  usual: usualSleep.describe('Before a day of work'),
  usualBeforeDayOff: usualSleep,
  daysOff: z
    .array(z.int().min(1).max(7))
    .max(7)
    .refine((days) => new Set(days).size === days.length, 'Name each day once.')
    .describe('ISO weekdays, 1 Monday to 7 Sunday, on which you do not work'),
  infer: z.boolean().describe('Whether sleep is inferred from what you do on the desk'),
  estimate: z.boolean().describe('Whether there is an estimate; off, you are judged by time on duty alone'),
});

const fact = z.discriminatedUnion('kind', [
  z.object({ id: z.string(), at: instant, kind: z.literal('page'), answeredAt: instant.nullable() }),
  z.object({ id: z.string(), at: instant, kind: z.enum(['activity', 'to-bed', 'awake']) }),
  z.object({ id: z.string(), at: instant, kind: z.literal('slept'), fromAt: instant, toAt: instant }),
  z.object({ id: z.string(), at: instant, kind: z.literal('zone'), fromZone: z.string(), toZone: z.string() }),
]);

const band = z
  .object({ low: z.number(), likely: z.number(), high: z.number() })
  .describe('Karolinska sleepiness, 1 wide awake to 9 fighting sleep');

export const myRest = z.object({
  now: instant,
  settings: restSettings,
  isAssumed: z.boolean().describe('You set nothing yet'),
  keptDays: z.int().describe('After so many days facts are deleted'),
  level: z.enum(FATIGUE_LEVELS),
  reasons: z.array(
    z.object({
      rule: z.string(),
      value: z.number().describe('On the scale for sleepiness, minutes for times, else a count'),
    }),
  ),
  estimate: z
    .object({
      isAsleep: z.boolean().describe('As far as is known'),
      band,
      because: z.array(z.object({ from: z.string(), by: z.number() })).describe('Why the band is so wide'),
      awakeMinutes: minutes,
      sleptIn24hMinutes: minutes,
      sleptIn48hMinutes: minutes,
      isInLow: z.boolean(),
      nightPages: z.int(),
      basis,
      lastSleep: z.object({ fromAt: instant, toAt: instant }).nullable(),
      changedBy: fact.nullable().describe('The fact that shaped the last sleep'),
    })
    .nullable()
    .describe('Null when you switched it off'),
  curve: z.array(z.object({ at: instant, isAwake: z.boolean(), band })).describe('From yesterday to tomorrow'),
  sleeps: z.array(z.object({ fromAt: instant, toAt: instant, basis })),
  facts: z.array(fact).describe('What is known of you, the newest first'),
});

export const getMyRest = route({
  name: 'getMyRest',
  method: 'GET',
  path: '/api/v1/me/rest',
  summary: 'How awake you are, as an estimate that only you can see, and what is known of your sleep.',
  tag,
  needs: 'view',
  query: none,
  answer: myRest,
});
export const putMyRest = route({
  name: 'putMyRest',
  method: 'PUT',
  path: '/api/v1/me/rest',
  summary: 'Say when you usually sleep, and what may be inferred.',
  tag,
  needs: 'view',
  query: none,
  body: restSettings,
  answer: restSettings,
});
export const sayOfMyRest = route({
  name: 'sayOfMyRest',
  method: 'POST',
  path: '/api/v1/me/rest/statements',
  summary: 'Say that you go to bed, are awake, slept from when to when, or are in another time zone now.',
  tag,
  needs: 'view',
  query: none,
  body: z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(['to-bed', 'awake']) }),
    z.object({ kind: z.literal('slept'), fromAt: instant, toAt: instant }),
    z.object({ kind: z.literal('zone'), zone: z.string().min(1).max(64) }),
  ]),
  answer: z.object({ factId: z.string() }),
  status: 201,
});
export const deleteMyRestFact = route({
  name: 'deleteMyRestFact',
  method: 'DELETE',
  path: '/api/v1/me/rest/facts/:id',
  summary: 'Delete one thing that is known of your sleep.',
  tag,
  needs: 'view',
  params: idParams.extend({ id: z.string().min(1).max(200) }),
  query: none,
  answer: z.object({ deleted: z.int() }),
});
export const deleteMyRestFacts = route({
  name: 'deleteMyRestFacts',
  method: 'DELETE',
  path: '/api/v1/me/rest/facts',
  summary: 'Delete everything that is known of your sleep.',
  tag,
  needs: 'view',
  query: none,
  answer: z.object({ deleted: z.int() }),
});

function isPlausible(from: string, to: string): boolean {
  const length = (minuteOf(to) - minuteOf(from) + 24 * 60) % (24 * 60);
  return length >= SHORTEST_MINUTES && length <= LONGEST_MINUTES;
}

/** Minutes of the day of a time like `23:00`. */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** The time like `23:00` of a minute of the day. */
export function timeOfMinute(minute: number): string {
  const padded = (value: number): string => String(value).padStart(2, '0');
  return `${padded(Math.floor(minute / 60))}:${padded(minute % 60)}`;
}
