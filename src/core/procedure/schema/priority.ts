import { z } from 'zod';
import { condition, id, words } from './fields.ts';

/** One row of the priority table. */
export const priority = z
  .strictObject({
    id: id('The name of the priority, such as P1.'),
    title: words('What it means, in words.'),
    when: condition('Condition over the assessment (CEL); the first priority whose condition holds applies.'),
    hours: z.enum(['always', 'business']).describe('When it is worked on: at any hour, or in business hours only.'),
    publish: z.boolean().default(false).describe('Whether words may go out to customers and the public.'),
    sources: z
      .int()
      .min(0)
      .max(10)
      .default(1)
      .describe('Independent sources of evidence needed, unless a named person overrides with a reason.'),
  })
  .describe('One row of the priority table.');

/** What applies where no row of the priority table does. */
export const otherwise = z
  .strictObject({
    title: words('What it is then, in words.').default('A bug'),
    outcome: z.literal('bug').default('bug').describe('What it is: a bug, with a ticket.'),
    hours: z.enum(['always', 'business']).default('business').describe('When it is worked on.'),
  })
  .describe('What applies where no priority does.');
