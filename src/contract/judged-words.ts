import { z } from 'zod';
import { COMMITMENT_LABELS } from '#core/commitment/finding.ts';

/** What the commitment guard says of words. Offsets count UTF-16 units; `to` is exclusive. */
export const judgedWords = z.object({
  language: z.string().nullable().describe('BCP 47; null when the guard cannot read it'),
  isClear: z.boolean().describe('Whether the words may go out without approval'),
  rewrite: z.string().nullable().describe('The words without what is stopped, with the other facts kept'),
  findings: z.array(
    z.object({
      label: z.enum(COMMITMENT_LABELS),
      strength: z.enum(['hard', 'soft']),
      judgement: z.enum(['allow', 'hint', 'stop']),
      reason: z.string(),
      from: z.int(),
      to: z.int(),
      text: z.string(),
    }),
  ),
});
export type JudgedWords = z.output<typeof judgedWords>;
