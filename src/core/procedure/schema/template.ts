import { z } from 'zod';
import { language, words } from './fields.ts';

const templateWords = {
  subject: words('One line: the subject of a mail, the title on the status page.', 300),
  body: words(
    'The words, with fields like {{feature}} and parts like {{#workaround}}...{{/workaround}} that appear only when it is known.',
    10_000,
  ),
};

/** Words with fields, in one language or several. */
export const template = z
  .strictObject({
    ...templateWords,
    language: language('The language of these words.').default('en'),
    translations: z
      .record(language('The language of the words.'), z.strictObject(templateWords))
      .default({})
      .describe('The same words in other languages.'),
  })
  .describe('Words with fields.');
