import { z } from 'zod';
import { atIncident, commandAnswer, expectingVersion, words } from './incident-command.ts';
import { judgedWords } from './judged-words.ts';
import { idParams, instant, route } from './route.ts';
import { language } from './updates.ts';

const tag = 'Words';

export const judgeWords = route({
  name: 'judgeWords',
  method: 'POST',
  path: atIncident('words/judge'),
  summary: 'What the commitment guard finds in words; changes nothing.',
  tag,
  needs: 'respond',
  params: idParams,
  body: z.object({
    text: words(),
    audience: z.string().nullable().default(null).describe('Absent: a message to the incident’s room'),
  }),
  answer: judgedWords,
});
export const askApproval = route({
  name: 'askApproval',
  method: 'POST',
  path: atIncident('approvals'),
  summary: 'Ask the approver for words that the guard stops.',
  tag,
  needs: 'respond',
  params: idParams,
  status: 201,
  body: z.object({
    ...expectingVersion,
    audience: z.string(),
    text: words(),
    language: language.optional().describe('Of the text; left out: the one it is read in, else the audience’s'),
    key: z.string().optional().describe('The duty they fulfil'),
  }),
  answer: commandAnswer.extend({ approvalId: z.string() }),
});
export const answerApproval = route({
  name: 'answerApproval',
  method: 'POST',
  path: atIncident('approvals/answer'),
  summary: 'Approve words, approve them without what was flagged, or keep them from going out.',
  tag,
  needs: 'respond',
  params: idParams,
  body: z.object({
    ...expectingVersion,
    approvalId: z.string(),
    outcome: z.enum(['approved', 'cleaned', 'refused']),
  }),
  answer: commandAnswer,
});

const awaited = z.object({
  incident: z.object({ id: z.string(), number: z.int(), title: z.string() }),
  approvalId: z.string(),
  audienceTitle: z.string(),
  text: z.string(),
  cleanText: z.string().nullable().describe('What silence sends; null when nothing is left'),
  askedBy: z.string(),
  askedAt: instant,
  passedOn: z.boolean(),
  endsAt: instant,
  mayApprove: z.boolean().describe('Whether you may approve them as they are; the commander may not their own'),
});
export type Awaited = z.output<typeof awaited>;
export const listApprovals = route({
  name: 'listApprovals',
  method: 'GET',
  path: '/api/v1/approvals',
  summary: 'Words that wait for your answer, and every promise that was approved and what became of it.',
  tag,
  needs: 'view',
  answer: z.object({
    waiting: z.array(awaited).describe('Those that you may answer, the longest waiting first'),
    promises: z.array(
      z.object({
        incident: z.object({ id: z.string(), number: z.int(), title: z.string() }),
        label: z.string(),
        text: z.string(),
        at: instant,
        by: z.string(),
        dueAt: instant.nullable(),
        state: z.enum(['open', 'late', 'kept', 'waived']),
      }),
    ),
  }),
});
