import { z } from 'zod';
import { personRef } from './person-ref.ts';
import { idParams, instant, route, spaceQuery } from './route.ts';

const tag = 'Action items';

export const actionItemStatus = z.enum(['draft', 'agreed', 'done', 'dropped']);
const words = z.string().trim().min(3).max(2000);
const dueOn = z.iso.date().describe('A day of the procedure’s calendar');

export const trackedItem = z.object({
  connection: z.string(),
  state: z
    .enum(['asked', 'sent', 'failed'])
    .describe('`asked`: on its way; `sent`: it is there; `failed`: it did not work and may be sent again'),
  ref: z.string().nullable().describe('How the tracker calls it'),
  url: z.string().nullable(),
  why: z.string().nullable().describe('What stood in the way last'),
});

export const shownActionItem = z.object({
  id: z.string(),
  incident: z.object({ id: z.string(), number: z.int() }),
  text: z.string(),
  ideaIds: z.array(z.string()),
  status: actionItemStatus,
  overdue: z.boolean(),
  owner: personRef.nullable(),
  approver: personRef.nullable().describe('Who is asked to say yes'),
  dueOn: z.string().nullable(),
  overdueAt: instant.nullable().describe('The first instant at which it is overdue'),
  createdAt: instant,
  agreedAt: instant.nullable(),
  agreedBy: personRef.nullable(),
  endedAt: instant.nullable(),
  note: z.string().nullable().describe('What was said when it was done or dropped'),
  tracked: trackedItem.nullable(),
  version: z.int(),
});
export type ShownActionItem = z.output<typeof shownActionItem>;

const approvers = z.array(personRef).describe('Who may say yes now');
const trackers = z.array(z.object({ connection: z.string(), kind: z.enum(['github', 'webhook']), place: z.string() }));

const version = z.int().min(1).optional().describe('The version that the asker saw; refused when it has moved on');
const done = z.object({ id: z.string(), version: z.int() });

export const listActionItems = route({
  name: 'listActionItems',
  method: 'GET',
  path: '/api/v1/action-items',
  summary: 'Action items of all incidents, what is due first.',
  tag,
  needs: 'view',
  query: spaceQuery.extend({
    state: z.enum(['open', 'overdue', 'ended', 'all']).default('open'),
    ownerId: z.string().max(64).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(200),
  }),
  answer: z.object({
    items: z.array(shownActionItem),
    overdue: z.int().describe('How many are overdue now, whatever is listed'),
    approvers,
    trackers,
    now: instant,
  }),
});

export const listActionItemsOf = route({
  name: 'listActionItemsOf',
  method: 'GET',
  path: '/api/v1/incidents/:id/action-items',
  summary: 'Action items of one incident, and the parked ideas that are none yet.',
  tag,
  needs: 'view',
  params: idParams,
  answer: z.object({
    items: z.array(shownActionItem),
    ideas: z.array(z.object({ id: z.string(), text: z.string(), at: instant })),
    incidentIsOpen: z.boolean(),
    approvers,
    trackers,
    now: instant,
  }),
});

export const createActionItem = route({
  name: 'createActionItem',
  method: 'POST',
  path: '/api/v1/incidents/:id/action-items',
  summary: 'Make a parked idea, or a new thought, an action item. After the incident only.',
  tag,
  needs: 'respond',
  params: idParams,
  body: z.object({
    ideaId: z.string().max(64).optional().describe('The parked idea that it comes from'),
    text: words.optional().describe('Its words; those of the idea when absent'),
    key: z
      .string()
      .regex(/^[A-Za-z0-9_-]{16,48}$/)
      .optional()
      .describe('A repeat with the same key makes no second item'),
  }),
  answer: done,
  status: 201,
});

export const changeActionItem = route({
  name: 'changeActionItem',
  method: 'PUT',
  path: '/api/v1/action-items/:id',
  summary: 'Say what is done, by whom, until when, and who is asked to agree. What was agreed is to be agreed again.',
  tag,
  needs: 'respond',
  params: idParams,
  body: z.object({
    text: words.optional(),
    ownerId: z.string().max(64).nullable().optional(),
    dueOn: dueOn.nullable().optional(),
    approverId: z.string().max(64).nullable().optional(),
    expectedVersion: version,
  }),
  answer: done,
});

export const agreeActionItem = route({
  name: 'agreeActionItem',
  method: 'POST',
  path: '/api/v1/action-items/:id/agree',
  summary: 'Say yes to an item, as one of the approvers; to one’s own only where nobody else can.',
  tag,
  needs: 'respond',
  params: idParams,
  body: z.object({ expectedVersion: version }),
  answer: done,
});

export const finishActionItem = route({
  name: 'finishActionItem',
  method: 'POST',
  path: '/api/v1/action-items/:id/done',
  summary: 'Say that it is done.',
  tag,
  needs: 'respond',
  params: idParams,
  body: z.object({ note: words.optional(), expectedVersion: version }),
  answer: done,
});

export const reopenActionItem = route({
  name: 'reopenActionItem',
  method: 'POST',
  path: '/api/v1/action-items/:id/reopen',
  summary: 'It is not done after all.',
  tag,
  needs: 'respond',
  params: idParams,
  body: z.object({ expectedVersion: version }),
  answer: done,
});

export const dropActionItem = route({
  name: 'dropActionItem',
  method: 'POST',
  path: '/api/v1/action-items/:id/drop',
  summary: 'Say that it will not be done, and why.',
  tag,
  needs: 'respond',
  params: idParams,
  body: z.object({ reason: words, expectedVersion: version }),
  answer: done,
});

export const sendActionItem = route({
  name: 'sendActionItem',
  method: 'POST',
  path: '/api/v1/action-items/:id/send',
  summary: 'Send an agreed item to a tracker; its state comes back from there.',
  tag,
  needs: 'respond',
  params: idParams,
  body: z.object({ connection: z.string().max(64), expectedVersion: version }),
  answer: done,
  status: 202,
});
