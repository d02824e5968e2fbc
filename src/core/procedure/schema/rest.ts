import { z } from 'zod';
import { duration, names } from './fields.ts';

/** A level begins at a sleepiness of so much; `off` leaves it out. */
function sleepiness(usual: number) {
  return z
    .union([z.number().min(1).max(9), z.literal('off')])
    .default(usual)
    .describe('Estimated sleepiness on the Karolinska scale, 1 wide awake to 9 fighting sleep; off: not used.');
}

/** When somebody is to be relieved, and when work may stop for the night. */
export const rest = z
  .strictObject({
    'look-after-people': z
      .boolean()
      .default(true)
      .describe('Whether the desk proposes handovers by itself; false: it only does what people ask for.'),
    'hand-over-after': duration('Somebody in a role is asked to hand over after this long.').default('4h'),
    'hand-over-after-night': duration('The same between 02:00 and 06:00 by their body clock.').default('2h'),
    'propose-ahead': duration('A handover is proposed this long before it is due.').default('30m'),
    'rest-after': duration('Rest after work at night before the next duty.').default('11h'),
    keep: duration('How long is kept what is known of people’s sleep.').default('14d'),
    'sleepiness-intercept': z
      .number()
      .min(9)
      .max(12)
      .default(10.9)
      .describe('Added to the model’s alertness on the Karolinska scale; 10.9 in most work, 10.6 in some.'),
    caution: z
      .strictObject({
        sleepiness: sleepiness(6),
        awake: duration('Awake for so long.').default('14h'),
        'on-incident': duration('On this incident for so long.').default('3h'),
        woken: duration('So long after waking.').default('30m'),
        'night-pages': z.int().min(1).max(50).default(2).describe('Pages answered in the last three nights.'),
      })
      .prefault({})
      .describe('When what is risky needs a second pair of eyes.'),
    'hand-over': z
      .strictObject({
        sleepiness: sleepiness(7),
        awake: duration('Awake for so long.').default('16h'),
        'slept-in-24h': duration('Slept less than this in 24 hours.').default('5h'),
        incidents: z.int().min(1).max(50).default(2).describe('More incidents than this in twelve hours.'),
      })
      .prefault({})
      .describe('When a role is to be handed over, beside the length of the stint.'),
    'stand-down': z
      .strictObject({
        sleepiness: sleepiness(8),
        awake: duration('Awake for so long.').default('18h'),
        'on-incident': duration('On this incident for so long.').default('12h'),
        'slept-in-48h': duration('Slept less than this in 48 hours, and it is before dawn.').default('12h'),
      })
      .prefault({})
      .describe('When somebody is to go to bed, and may not be asked to take over.'),
    pause: z
      .strictObject({
        allowed: names('Priorities on which work may stand down while the harm does not grow.').optional(),
        'when-mitigated': names('Priorities on which it may once service is restored.').optional(),
        'quiet-for': duration('For this long no new signal may have come.').default('30m'),
        resume: z
          .string()
          .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time of day is written like 08:00.')
          .default('08:00')
          .describe('When work resumes unless somebody says otherwise, in the zone of the calendar.'),
        longest: duration('No pause is longer.').default('14h'),
      })
      .prefault({})
      .describe(
        'When work may stand down until morning. Left out: the first priority once service is restored, every other while the harm does not grow.',
      ),
  })
  .describe('Call it a night.');
