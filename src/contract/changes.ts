import { z } from 'zod';
import { idParams, instant, route, spaceQuery } from './route.ts';

const tag = 'Changes';

/** What kind of change it was. */
export const changeKind = z.enum(['deploy', 'config', 'migration', 'flag', 'infra', 'command']);

/** How a change went. */
export const changeStatus = z.enum(['in-progress', 'succeeded', 'failed', 'rolled-back']);

/** How a change came into the register. */
export const changeSource = z.enum(['desk', 'api', 'cli', 'pagerduty', 'github', 'gitlab', 'cloudevents', 'generic']);

const changeSize = z.strictObject({ files: z.int().min(0), lines: z.int().min(0) });

const webAddress = z.url({ protocol: /^https?$/, error: 'Write a web address that begins with https:// or http://.' });

/** Words on one line: a version of several lines would look like steps of its own in a plan. */
const line = (longest: number) =>
  z
    .string()
    .overwrite((text) => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' '))
    .trim()
    .max(longest);

/** A change as the register shows it. */
export const change = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  kind: changeKind,
  services: z.array(z.string()),
  environment: z.string(),
  at: instant,
  status: changeStatus,
  statusAt: instant.describe('When its status became this'),
  endsAt: instant.nullable().describe('When it was done, or undone'),
  author: z.string().nullable(),
  size: changeSize.nullable(),
  version: z.string().nullable(),
  previousVersion: z.string().nullable(),
  repository: z.string().nullable(),
  link: z.string().nullable(),
  source: changeSource,
  key: z.string().nullable(),
  isRevert: z.boolean(),
  reverts: z.string().nullable().describe('The change that it undoes'),
  revertPlan: z.string().nullable().describe('How it is undone, in somebody’s words'),
  plan: z.unknown().describe('How it is undone, step by step'),
  gate: z.unknown().describe('What the gate said of it'),
});
export type Change = z.output<typeof change>;

export const listChanges = route({
  name: 'listChanges',
  method: 'GET',
  path: '/api/v1/changes',
  summary: 'Recorded changes, the newest first.',
  tag,
  needs: 'view',
  query: spaceQuery.extend({
    service: z.string().max(64).optional(),
    environment: z.string().max(64).optional(),
    kind: changeKind.optional(),
    status: changeStatus.optional(),
    fromAt: instant.optional().describe('From this instant on'),
    toAt: instant.optional().describe('Before this instant'),
    before: z
      .string()
      .regex(/^-?\d{1,16}_[\w-]{1,64}$/, 'Give the `next` of the page before.')
      .optional()
      .describe('The `next` of the page before'),
    limit: z.coerce.number().int().min(1).max(500).default(200),
  }),
  answer: z.object({
    changes: z.array(change),
    next: z.string().nullable().describe('Asks for the page after this one by `before`; null on the last'),
  }),
});

export const getChange = route({
  name: 'getChange',
  method: 'GET',
  path: '/api/v1/changes/:id',
  summary: 'One recorded change.',
  tag,
  needs: 'view',
  params: idParams,
  answer: change,
});

export const recordChangeBody = z.strictObject({
  title: line(300).min(1),
  description: z.string().trim().max(20_000).default(''),
  kind: changeKind.default('deploy'),
  services: z.array(line(64).min(1)).max(200).default([]),
  environment: line(64).min(1).default('production'),
  at: instant.optional().describe('When it began; now by default'),
  status: changeStatus.default('succeeded'),
  statusAt: instant.optional().describe('When its status became this; its end, or now, by default'),
  endsAt: instant.nullable().default(null).describe('When it was done, or undone'),
  author: line(200).nullable().default(null),
  size: changeSize.nullable().default(null),
  version: line(200).min(1).nullable().default(null),
  previousVersion: line(200)
    .min(1)
    .nullable()
    .default(null)
    .describe('What ran before; by default what the last deployment of the same service and environment brought'),
  repository: line(300).min(1).nullable().default(null).describe('`owner/name`'),
  link: webAddress.max(2000).nullable().default(null),
  source: changeSource.extract(['desk', 'api', 'cli']).default('api'),
  key: z.string().min(1).max(255).nullable().default(null).describe('A repeat with the same key is the same change'),
  isRevert: z.boolean().default(false).describe('It undoes another change'),
  reverts: z.string().max(64).nullable().default(null).describe('Id of the change that it undoes'),
  revertPlan: z.string().trim().max(20_000).nullable().default(null).describe('How it is undone, in words'),
});

/** `recorded`: new; `updated`: its key was known, and its status, end or version is news; `repeated`: nothing was. */
const recordAnswer = z.object({
  id: z.string(),
  outcome: z.enum(['recorded', 'updated', 'repeated']),
  status: changeStatus,
});

export const recordChange = route({
  name: 'recordChange',
  method: 'POST',
  path: '/api/v1/changes',
  summary: 'Record a change, or news of one by its key.',
  tag,
  needs: 'respond',
  status: 201,
  body: recordChangeBody,
  answer: recordAnswer,
});

export const updateChange = route({
  name: 'updateChange',
  method: 'PUT',
  path: '/api/v1/changes',
  summary: 'Say how a recorded change went, by its key or its id.',
  tag,
  needs: 'respond',
  body: z
    .strictObject({
      key: z.string().min(1).max(255).optional(),
      id: z.string().min(1).max(64).optional(),
      status: changeStatus,
      statusAt: instant.optional().describe('When its status became this; its end, or now, by default'),
      endsAt: instant.nullable().default(null),
      version: line(200).min(1).nullable().default(null),
    })
    .refine(({ key, id }) => (key === undefined) !== (id === undefined), {
      path: ['key'],
      message: 'Name the change by its key or by its id.',
    }),
  answer: recordAnswer,
});
