import { z } from 'zod';
import { condition, duration, id, names, oneOrMore, words } from './fields.ts';

/** The most steps a procedure has. */
export const MAX_STEPS = 300;
const REPEAT_PATTERN = /^(by-cadence|every \S+)$/;

const late = z
  .strictObject({
    after: duration('Delay after the due time before each further role is added.').default('5m'),
    add: names('Roles added in order; left out: the deputies of the owner, then the commander.').optional(),
  })
  .describe('Who is added when the duty is late. The first owner keeps it too.');

/** One line of the procedure. */
export const step = z
  .strictObject({
    id: id('The name of the step; other steps and the records refer to it.'),
    number: z.int().min(1).max(999).describe("The number of the step in the company's written procedure."),
    title: words('What is done, in words.'),
    act: z
      .enum([
        ...(['page', 'acknowledge', 'mitigate', 'assess', 'open-channel', 'update', 'verify', 'sum-up'] as const),
        ...(['write-postmortem', 'share-postmortem', 'task'] as const),
      ])
      .describe('What kind of thing is done; TwoAM knows from it when the step is fulfilled.'),
    page: id('The role that is asked to come (act: page).').optional(),
    audience: id('The audience that gets words (act: update).').optional(),
    after: oneOrMore(
      'What makes it due: a moment (reported, acknowledged, assessed, mitigation-started, mitigated, resolved, reopened, resumed, not-an-incident) or another step that was done. Any one of several is enough.',
    ),
    wait: duration('Waits this long first.').default('0m'),
    when: condition('Condition over the incident (CEL); the duty lapses when it stops holding.').optional(),
    owner: id('The role that owes it.'),
    within: duration('Due this long after it arose.'),
    hours: z
      .enum(['always', 'business', 'by-priority'])
      .default('by-priority')
      .describe('Which hours count: all, business hours, or what the priority says.'),
    level: z
      .enum(['auto', 'draft', 'ask'])
      .default('ask')
      .describe(
        'auto: TwoAM does it. draft: it goes out at the due time unless somebody edits or holds it. ask: a person must.',
      ),
    repeat: z
      .string()
      .regex(REPEAT_PATTERN, 'Write by-cadence, or every and a length of time, like: every 30m.')
      .optional()
      .describe('Owed again: by-cadence (the cadence of the audience), or like: every 30m.'),
    until: oneOrMore('Moments that end it.').optional(),
    late: late.optional(),
  })
  .describe('One line of the procedure.');
