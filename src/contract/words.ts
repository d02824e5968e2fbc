import { z } from 'zod';
import { commandAnswer, language } from './incident.ts';
import { judgedWords } from './judged-words.ts';
import { idParams, route } from './route.ts';

const tag = 'Words';
const words = z.string().trim().min(1).max(10_000);
const at = (name: string) => `/api/v1/incidents/:id/${name}`;

export const judgeWords = route({
  name: 'judgeWords',
  method: 'POST',
  path: at('words/judge'),
  summary: 'What the commitment guard finds in words; changes nothing.',
  tag,
  needs: 'respond',
  params: idParams,
  body: z.object({
    text: words,
    audience: z.string().nullable().default(null).describe('Absent: a message to the incident’s room'),
  }),
  answer: judgedWords,
});
export const askApproval = route({
  name: 'askApproval',
  method: 'POST',
  path: at('approvals'),
  summary: 'Ask the approver for words that the guard stops.',
  tag,
  needs: 'respond',
  params: idParams,
  status: 201,
  body: z.object({
    expectedVersion: z.int().min(0).optional(),
    audience: z.string(),
    text: words,
    language: language.optional().describe('Of the text; left out: the one it is read in, else the audience’s'),
    key: z.string().optional().describe('The duty they fulfil'),
  }),
  answer: commandAnswer.extend({ approvalId: z.string() }),
});
export const answerApproval = route({
  name: 'answerApproval',
  method: 'POST',
  path: at('approvals/answer'),
  summary: 'Approve words, approve them without what was flagged, or keep them from going out.',
  tag,
  needs: 'respond',
  params: idParams,
  body: z.object({
    expectedVersion: z.int().min(0).optional(),
    approvalId: z.string(),
    outcome: z.enum(['approved', 'cleaned', 'refused']),
  }),
  answer: commandAnswer,
});
