import { z } from 'zod';

/** What the live stream (`GET /api/v1/live?space=`, server-sent events, event name `changed`) says: that something is newer, never what. */
export const liveMessage = z.object({
  topic: z.enum([
    'incident',
    'plan-run',
    'action-item',
    'postmortem',
    'group',
    'outbox',
    'space',
    'procedure',
    'catalogue',
    'changes',
    'people',
    'all',
  ]),
  id: z.string().nullable(),
  version: z.int().nullable(),
});
export type LiveMessage = z.output<typeof liveMessage>;
