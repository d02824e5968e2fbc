import { z } from 'zod';
import { duration, id } from './fields.ts';

/** Who is asked before anything is promised. */
export const commitments = z
  .strictObject({
    'approver-role': id('The role that is asked before anything is promised.'),
    'answer-within': duration(
      'How long the approver has; then the delegate is asked, and after as long again the words go out without what was flagged.',
    ).default('5m'),
    'park-while-open': z
      .boolean()
      .default(true)
      .describe('Ideas for later wait without owner or date while the incident is open.'),
  })
  .describe('Promise nothing during an outage.');
