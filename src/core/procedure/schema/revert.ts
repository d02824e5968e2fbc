import { z } from 'zod';
import { condition, duration } from './fields.ts';

/** When a change needs a plan, and how reverting goes before fixing forward. */
export const revert = z
  .strictObject({
    'require-plan-when': condition(
      'Changes for which this holds are complex: the gate stops them without a revert plan (CEL over `change`).',
    ).optional(),
    'fix-forward-needs-reason': z
      .boolean()
      .default(true)
      .describe('Fixing forward instead of reverting needs a reason and a name.'),
    'plan-rehearsed-within': duration(
      'A plan counts only when it was run against a staging target within this long; left out: rehearsals are not asked for.',
    ).optional(),
    'warn-only-for': duration('How long the gate only warns, counted from its first question.').default('14d'),
    'time-box': duration('If a revert has not helped by then, the next option is asked for.').default('10m'),
    'fix-forward-time-box': duration('If fixing forward has not helped by then, the revert is offered again.').default(
      '30m',
    ),
    'two-people-when-data': z.boolean().default(true).describe('A revert that changes or loses data needs two people.'),
  })
  .describe('Revert first.');
