import { z } from 'zod';
import { changeMapping } from './change-mapping.ts';
import { commandAnswer } from './incident-command.ts';
import { idParams, instant, route } from './route.ts';

const tag = 'Signals';

export const groupSummary = z.object({
  id: z.string(),
  title: z.string(),
  status: z.enum(['open', 'closed', 'declared', 'joined', 'dismissed']),
  firing: z.int(),
  resolved: z.int(),
  reports: z.int(),
  customers: z.array(z.string()),
  featureId: z.string().nullable(),
  service: z.string().nullable(),
  severity: z.string().nullable(),
  openedAt: instant,
  lastSignalAt: instant,
  incidentId: z.string().nullable(),
  source: z.string(),
  /** Who was paged to judge it, and whether somebody answered. */
  paged: z.enum(['no', 'waiting', 'answered', 'nobody-answered']),
});
export type GroupSummary = z.output<typeof groupSummary>;

export const signal = z.object({
  id: z.string(),
  kind: z.enum(['alert', 'report']),
  dedupKey: z.string().nullable(),
  title: z.string(),
  details: z.string(),
  status: z.enum(['firing', 'resolved', 'received']),
  startedAt: instant,
  endedAt: instant.nullable(),
  labels: z.record(z.string(), z.string()),
  customer: z.string().nullable(),
  link: z.string().nullable(),
});

export const listGroups = route({
  name: 'listGroups',
  method: 'GET',
  path: '/api/v1/groups',
  summary: 'Signal groups; by default those that wait for triage.',
  tag,
  needs: 'view',
  query: z.object({ space: z.string().max(64).default('real'), state: z.enum(['waiting', 'all']).default('waiting') }),
  answer: z.object({ groups: z.array(groupSummary) }),
});
export const getGroup = route({
  name: 'getGroup',
  method: 'GET',
  path: '/api/v1/groups/:id',
  summary: 'One group with its alerts and reports.',
  tag,
  needs: 'view',
  params: idParams,
  answer: z.object({ group: groupSummary, signals: z.array(signal) }),
});
export const declareGroup = route({
  name: 'declareGroup',
  method: 'POST',
  path: '/api/v1/groups/:id/declare',
  summary: 'Open an incident from a group.',
  tag,
  needs: 'respond',
  params: idParams,
  body: z.object({ title: z.string().trim().min(1).max(300).optional() }),
  answer: commandAnswer,
  status: 201,
});
export const joinGroup = route({
  name: 'joinGroup',
  method: 'POST',
  path: '/api/v1/groups/:id/join',
  summary: 'The group belongs to an incident that is already open.',
  tag,
  needs: 'respond',
  params: idParams,
  body: z.object({ incidentId: z.string() }),
  answer: commandAnswer,
});
export const dismissGroup = route({
  name: 'dismissGroup',
  method: 'POST',
  path: '/api/v1/groups/:id/dismiss',
  summary: 'Nothing to do, with the reason.',
  tag,
  needs: 'respond',
  params: idParams,
  body: z.object({ reason: z.string().trim().min(1).max(2000) }),
  answer: z.object({ id: z.string() }),
});
export const reportBody = z.object({
  title: z.string().trim().min(1).max(300).describe('What customers cannot do, in their words'),
  details: z.string().trim().max(20_000).default(''),
  featureId: z.string().nullable().default(null),
  customer: z.string().trim().max(200).nullable().default(null).describe('Id or name of the customer who is hurt'),
  ticket: z.string().trim().max(500).nullable().default(null),
  reporterName: z.string().trim().max(200).nullable().default(null),
  reporterEmail: z.email().max(320).nullable().default(null),
  mailMessageId: z
    .string()
    .trim()
    .regex(/^<[^<>\s\p{C}]{3,500}>$/u, 'A Message-ID is written in angle brackets, without blanks.')
    .nullable()
    .default(null)
    .describe('Message-ID of the mail by which it came; answers land in its thread'),
  key: z.string().trim().max(255).nullable().default(null).describe('A repeat with the same key is the same report'),
});
export const reportAnswer = z.object({
  reportId: z.string(),
  groupId: z.string(),
  incidentId: z.string().nullable(),
  incidentNumber: z.int().nullable(),
  repeated: z.boolean(),
});
export const createReport = route({
  name: 'createReport',
  method: 'POST',
  path: '/api/v1/reports',
  summary: 'A support report: raises a hand and pages those who can judge.',
  tag,
  needs: 'respond',
  body: reportBody,
  answer: reportAnswer,
  status: 201,
});
/** What is sent to a hook: alerts, people's reports, changes in the dialect of a tool, or what became of action items. */
export const hookKind = z.enum([
  ...(['alertmanager', 'generic', 'report'] as const),
  ...(['pagerduty', 'github', 'gitlab', 'cloudevents', 'changes'] as const),
  'tracker',
]);

export type HookKind = z.output<typeof hookKind>;

export const listHooks = route({
  name: 'listHooks',
  method: 'GET',
  path: '/api/v1/hooks',
  summary: 'Addresses to which tools send alerts and changes, and people their reports.',
  tag,
  needs: 'respond',
  answer: z.object({
    hooks: z.array(
      z.object({
        id: z.string(),
        kind: hookKind,
        name: z.string(),
        url: z.string(),
        signed: z.boolean(),
        secretLost: z
          .boolean()
          .describe('There is a secret which the key of the desk does not open, so every call is refused'),
        mapping: changeMapping.nullable(),
        lastUsedAt: instant.nullable(),
      }),
    ),
    publicUrl: z.string(),
  }),
});
export const createHook = route({
  name: 'createHook',
  method: 'POST',
  path: '/api/v1/hooks',
  summary: 'A new address for alerts, changes or reports.',
  tag,
  needs: 'administer',
  body: z.object({
    kind: hookKind,
    name: z.string().trim().min(1).max(100),
    secret: z
      .string()
      .min(16)
      .max(200)
      .nullable()
      .default(null)
      .describe('When set, requests must prove that they know it; GitHub and GitLab need one'),
    mapping: changeMapping.nullable().default(null).describe('How a hook of kind `changes` reads requests'),
  }),
  answer: z.object({ id: z.string(), url: z.string() }),
  status: 201,
});
export const deleteHook = route({
  name: 'deleteHook',
  method: 'DELETE',
  path: '/api/v1/hooks/:id',
  summary: 'Close an address.',
  tag,
  needs: 'administer',
  params: idParams,
  answer: z.object({ id: z.string() }),
});
