import { z } from 'zod';
import { judgedWords } from './judged-words.ts';
import { shownMessage } from './shown-message.ts';
import { atIncident, expectingVersion, onIncident, words } from './incident-command.ts';
import { idParams, instant, route } from './route.ts';

/** BCP 47, as a procedure writes it. */
export const language = z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'A language is written like en, de or pt-BR.');

export const previewUpdate = route({
  name: 'previewUpdate',
  method: 'POST',
  path: atIncident('updates/preview'),
  summary: 'The words as each channel would show them; sends nothing.',
  tag: onIncident.tag,
  needs: 'view',
  params: idParams,
  body: z.object({
    audience: z.string(),
    text: words().optional().describe('Free text; absent means the standard words'),
    language: language.optional().describe('Of the free text'),
    kind: z.enum(['first', 'holding', 'resolved', 'correction', 'free']).optional(),
  }),
  answer: z.object({
    text: z.string(),
    subject: z.string(),
    kind: z.enum(['first', 'holding', 'resolved', 'correction', 'free']),
    nextUpdateAt: instant.nullable(),
    language: z.string(),
    recipients: z.int(),
    unreachable: z.int().describe('Readers to whom no way is known'),
    channels: z
      .array(
        z.object({
          channel: z.string(),
          title: z.string(),
          language: z.string(),
          languageName: z.string(),
          readers: z.int(),
          view: shownMessage,
        }),
      )
      .describe('One for each channel and each language that somebody reads there'),
    guard: judgedWords.nullable().describe('What the guard finds in words of your own; null for the standard words'),
  }),
});
export const postUpdate = route({
  ...onIncident,
  name: 'postUpdate',
  path: atIncident('updates'),
  summary: 'Send words to an audience now.',
  body: z.object({
    ...expectingVersion,
    audience: z.string(),
    text: words().optional(),
    language: language.optional().describe('Of the text; left out: the one it is read in, else the audience’s'),
    key: z.string().optional().describe('The duty it fulfils'),
    seenUpdateId: z
      .string()
      .nullable()
      .optional()
      .describe('Id of the last words to the audience that you had seen; refused when others went out since'),
  }),
});
export const takeDraft = route({
  ...onIncident,
  name: 'takeDraft',
  path: atIncident('updates/drafts'),
  summary: 'Say that you are writing to an audience, so that a colleague sees it.',
  body: z.object({ ...expectingVersion, audience: z.string() }),
});
