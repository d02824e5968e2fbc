import { z } from 'zod';
import { commandAnswer, expectingVersion } from './incident-command.ts';
import { idParams, instant, route } from './route.ts';

const tag = 'Words';

export const linkTicket = route({
  name: 'linkTicket',
  method: 'POST',
  path: '/api/v1/incidents/:id/tickets',
  summary: 'Link a ticket: it gets the words for customers too.',
  tag,
  needs: 'respond',
  params: idParams,
  status: 201,
  body: z.object({
    ...expectingVersion,
    ticket: z
      .string()
      .trim()
      .regex(/^[^\p{C}\p{Z}<>"\\^`{|},;]{1,500}$/u, 'A ticket is one key, number or address without blanks.')
      .describe('What the helpdesk calls it'),
    customerId: z.string().nullable().default(null),
  }),
  answer: commandAnswer.extend({ ticketId: z.string() }),
});
export const unlinkTicket = route({
  name: 'unlinkTicket',
  method: 'POST',
  path: '/api/v1/incidents/:id/tickets/unlink',
  summary: 'Unlink a ticket: it gets no more words.',
  tag,
  needs: 'respond',
  params: idParams,
  body: z.object({ ...expectingVersion, ticketId: z.string() }),
  answer: commandAnswer,
});
export const updateReaders = route({
  name: 'updateReaders',
  method: 'GET',
  path: '/api/v1/incidents/:id/updates/:updateId/readers',
  summary: 'Who was told by an update, by which channel and with what proof, and who was not and why.',
  tag,
  needs: 'respond',
  params: z.object({ id: z.string(), updateId: z.string() }),
  answer: z.object({
    messages: z.array(
      z.object({
        id: z.string(),
        reader: z.string(),
        channel: z.string(),
        address: z.string().nullable(),
        state: z.enum(['waiting', 'sent', 'kept', 'failed']),
        proof: z.string().nullable().describe('What the channel answered last'),
        at: instant.nullable(),
        attempts: z.int(),
        instead: z.string().nullable().describe('The channel by which the words went out instead'),
      }),
    ),
    untold: z.array(z.object({ reader: z.string(), why: z.string() })).describe('Readers to whom no way is known'),
  }),
});
