import { z } from 'zod';
import { duration, id, names } from './fields.ts';

/** What was promised to a tier of customers. */
export const sla = z
  .strictObject({
    tier: id('The tier of customers, as in the catalogue.'),
    hours: z
      .enum(['always', 'business'])
      .default('always')
      .describe('When its time runs: at any hour, or in business hours only.'),
    priorities: names('Priorities on which notification, updates and restoration are promised; left out: all.').default(
      [],
    ),
    'first-response': duration('First words to the customer within.').optional(),
    notification: duration('First words within this long after the assessment named the customer.').optional(),
    'update-every': duration('Words at least this often.').optional(),
    restore: duration('Service restored within.').optional(),
    'warn-before': duration('Warned this long before it is due, but not before 80 % of the time.').default('15m'),
    availability: z
      .number()
      .min(0)
      .max(100)
      .optional()
      .describe('Per cent of its hours per month in which core features work.'),
  })
  .describe('What was promised to a tier of customers.');
