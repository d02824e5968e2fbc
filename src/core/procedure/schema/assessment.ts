import { z } from 'zod';
import { MOST_QUESTIONS } from '../impact-questions.ts';
import { condition, id, words } from './fields.ts';

/** Who estimates the impact, and what is assumed when nobody does in time. */
export const assessment = z
  .strictObject({
    role: id('The role that estimates the impact.'),
    questions: z
      .array(
        z.strictObject({
          id: id(
            'feature, customers, workaround, data-at-risk or worsening; or a name of your own for a question answered yes or no, which conditions ask for as answers.NAME.',
          ),
          ask: words('The question as people read it; left out: the usual words.').optional(),
          required: z.boolean().default(false).describe('Whether no priority is given before it is answered.'),
        }),
      )
      .min(1, 'Ask at least one question, or leave questions out.')
      .max(MOST_QUESTIONS)
      .optional()
      .describe('What the assessment asks, in order; left out: the five questions that the table knows by name.'),
    assumed: z
      .array(
        z.strictObject({
          when: condition('Condition over what is known (CEL); left out, the row always applies.').default('true'),
          priority: id('The priority that is assumed.'),
          publish: z
            .boolean()
            .default(false)
            .describe('Whether words may go out to customers and the public while the priority is only assumed.'),
        }),
      )
      .max(20)
      .default([])
      .describe('What is assumed when nobody assessed in time; the first row whose condition holds applies.'),
  })
  .describe('Who estimates the impact, and what applies when nobody does.');
