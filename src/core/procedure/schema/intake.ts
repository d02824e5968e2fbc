import { z } from 'zod';
import { duration, id } from './fields.ts';

/** How alerts and reports become incidents. */
export const intake = z
  .strictObject({
    reports: z
      .enum(['open-incident', 'triage'])
      .default('open-incident')
      .describe(
        'A report by people opens an incident at once, or waits in triage; the on-call is paged in both cases.',
      ),
    alerts: z
      .enum(['page', 'queue'])
      .default('page')
      .describe('An alert group pages somebody to look at it, or waits silently.'),
    'triage-role': id('The role that is paged to look at new signals.'),
    'group-within': duration('Reports on the same feature within this time belong together.').default('2h'),
  })
  .describe('How alerts and reports become incidents.');
