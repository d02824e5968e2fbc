import { z } from 'zod';
import { instant, route } from './route.ts';

/** A message as it was sent, or kept. */
export const outboxMessage = z.object({
  id: z.string(),
  channel: z.string(),
  about: z.string(),
  recipient: z.string(),
  subject: z.string(),
  body: z.string(),
  state: z.enum(['waiting', 'sent', 'kept', 'failed']),
  createdAt: instant,
  sentAt: instant.nullable(),
  attempts: z.int(),
  messageId: z.string(),
  proof: z.string().nullable(),
  incidentId: z.string().nullable(),
});
export const listOutbox = route({
  name: 'listOutbox',
  method: 'GET',
  path: '/api/v1/outbox',
  summary: 'Every message as it was sent, or kept here when no channel is set up.',
  tag: 'Desk',
  needs: 'respond',
  query: z.object({
    space: z.string().max(64).default('real'),
    limit: z.coerce.number().int().min(1).max(500).default(100),
    incidentId: z.string().optional(),
  }),
  answer: z.object({ messages: z.array(outboxMessage) }),
});
