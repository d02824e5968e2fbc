import { z } from 'zod';
import { id, names, words } from './fields.ts';

/** A role, filled either from a schedule or by named people. */
export const role = z
  .strictObject({
    title: words('What people call the role.'),
    schedule: id('The schedule that names who holds the role now.').optional(),
    people: z
      .array(words('Id of a person.', 64))
      .min(1, 'Name at least one person.')
      .max(50)
      .optional()
      .describe('People who hold the role, the first reachable first.'),
    deputies: names('Roles asked next, in order, when the holder is late or cannot be reached.').default([]),
    approves: names('What may be done only by this role.').default([]),
  })
  .describe('A role, filled either from a schedule or by named people.');
