import { z } from 'zod';
import { idParams, instant, route, spaceQuery } from './route.ts';

const tag = 'Postmortems';
const at = (rest: string): string => `/api/v1/incidents/:id/postmortem${rest}`;
const query = spaceQuery.extend({
  names: z.enum(['with', 'without']).default('with').describe('`without`: made without names of people and customers'),
});

export const postmortemAsMarkdown = route({
  name: 'postmortemAsMarkdown',
  method: 'GET',
  path: at('.md'),
  summary: 'The postmortem as Markdown; its prose and action items can be read back from it.',
  tag,
  needs: 'view',
  params: idParams,
  query,
  media: 'text/markdown',
  answer: z.string(),
});

export const postmortemAsPage = route({
  name: 'postmortemAsPage',
  method: 'GET',
  path: at('.html'),
  summary: 'The postmortem as one page that needs nothing else, and prints.',
  tag,
  needs: 'view',
  params: idParams,
  query,
  media: 'text/html',
  answer: z.string(),
});

export const postmortemAsSlides = route({
  name: 'postmortemAsSlides',
  method: 'GET',
  path: at('.slides.html'),
  summary: 'The postmortem as slides in one file that works offline.',
  tag,
  needs: 'view',
  params: idParams,
  query,
  media: 'text/html',
  answer: z.string(),
});

const publicPostmortem = z.object({
  id: z.string(),
  url: z.string(),
  publishedAt: instant,
  publishedBy: z.string(),
  revokedAt: instant.nullable(),
});
export type PublicPostmortem = z.output<typeof publicPostmortem>;

export const previewPublicPostmortem = route({
  name: 'previewPublicPostmortem',
  method: 'GET',
  path: at('/public'),
  summary:
    'What a public page would say, what is masked in it, what the guard thinks of its words, and those there are.',
  tag,
  needs: 'respond',
  params: idParams,
  answer: z.object({
    digest: z.string().describe('Names exactly these words: publishing asks for it'),
    html: z.string().describe('The whole page as readers would see it'),
    masked: z.array(z.object({ part: z.string(), words: z.string(), as: z.string() })),
    warnings: z.array(z.object({ part: z.string(), text: z.string(), reason: z.string() })),
    isHandedIn: z.boolean().describe('Only what was handed in for review can be made public'),
    published: z.array(publicPostmortem),
  }),
});
export type PublicPreview = z.output<(typeof previewPublicPostmortem)['answer']>;

export const publishPostmortem = route({
  name: 'publishPostmortem',
  method: 'POST',
  path: at('/public'),
  summary: 'Make the postmortem without names readable by anybody who is given its address. By a named person only.',
  tag,
  needs: 'publish-procedure',
  params: idParams,
  body: z.object({ digest: z.string().max(100).describe('Of the preview that was read') }),
  answer: z.object({ id: z.string(), url: z.string() }),
  status: 201,
});

export const revokePostmortem = route({
  name: 'revokePostmortem',
  method: 'DELETE',
  path: '/api/v1/public-postmortems/:id',
  summary: 'Take a public postmortem back: its address leads nowhere from now on.',
  tag,
  needs: 'publish-procedure',
  params: idParams,
  answer: z.object({ id: z.string() }),
});
