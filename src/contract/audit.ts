import { z } from 'zod';
import { instant, route } from './route.ts';

export const listAudit = route({
  name: 'listAudit',
  method: 'GET',
  path: '/api/v1/audit',
  summary: 'Who did what, the newest first.',
  tag: 'Desk',
  needs: 'administer',
  query: z.object({ limit: z.coerce.number().int().min(1).max(1000).default(200) }),
  answer: z.object({
    entries: z.array(
      z.object({
        at: instant,
        who: z.string(),
        what: z.string(),
        target: z.string(),
        outcome: z.enum(['done', 'refused']),
      }),
    ),
  }),
});
