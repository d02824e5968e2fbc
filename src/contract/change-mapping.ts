import { z } from 'zod';
import { changeKind, changeStatus } from './changes.ts';
import { idParams, instant, route } from './route.ts';

const expression = z.string().trim().min(1).max(1000);
const optional = expression.nullable().default(null);

/** How the generic hook for changes reads a request: a CEL expression per field, over `body` and `headers`. */
export const changeMapping = z.strictObject({
  when: optional.describe('Only requests for which this is true are changes'),
  title: expression,
  description: optional,
  kind: optional,
  services: optional.describe('A list, or one text with commas'),
  environment: optional,
  version: optional,
  status: optional,
  at: optional,
  key: optional.describe('What makes it the same change again'),
  author: optional,
  link: optional,
  repository: optional,
});

const tag = 'Signals';

export const putHookMapping = route({
  name: 'putHookMapping',
  method: 'PUT',
  path: '/api/v1/hooks/:id/mapping',
  summary: 'Change how a generic hook for changes reads requests.',
  tag,
  needs: 'administer',
  params: idParams,
  body: changeMapping,
  answer: z.object({ id: z.string() }),
});

export const tryMapping = route({
  name: 'tryMapping',
  method: 'POST',
  path: '/api/v1/hooks/try-mapping',
  summary: 'What a mapping makes of a sample; stores nothing.',
  tag,
  needs: 'respond',
  body: z.strictObject({
    mapping: changeMapping,
    body: z.unknown().optional().describe('The sample’s JSON'),
    headers: z.record(z.string().toLowerCase().max(200), z.string().max(8000)).default({}),
  }),
  answer: z.object({
    outcome: z.enum(['change', 'ignored', 'failed']),
    change: z
      .object({
        title: z.string(),
        description: z.string().nullable(),
        kind: changeKind,
        services: z.array(z.string()),
        environment: z.string(),
        version: z.string().nullable(),
        status: changeStatus,
        at: instant.nullable(),
        key: z.string().nullable(),
        author: z.string().nullable(),
        link: z.string().nullable(),
        repository: z.string().nullable(),
      })
      .nullable(),
    faults: z.array(z.object({ field: z.string(), message: z.string() })),
  }),
});
