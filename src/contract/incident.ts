import { z } from 'zod';
import { personRef } from './person-ref.ts';
import { room } from './room.ts';
import { stepConformance } from './space.ts';
import { summaryHandover } from './summary-handover.ts';
import { atIncident, commandAnswer, expectingVersion, onIncident, words } from './incident-command.ts';
import { idParams, instant, route } from './route.ts';

export const phase = z.enum([
  'reported',
  'assessing',
  'mitigating',
  'monitoring',
  'stood-down',
  'resolved',
  'reviewing',
  'closed',
  'not-an-incident',
  'duplicate-of',
]);

export const nextDuty = z.object({
  key: z.string(),
  title: z.string(),
  act: z.string(),
  level: z.enum(['auto', 'draft', 'ask']),
  owners: z.array(z.object({ role: z.string(), title: z.string(), person: personRef.nullable() })),
  dueAt: instant,
  performAt: instant.nullable(),
  late: z.boolean(),
});

export const incidentSummary = z.object({
  id: z.string(),
  number: z.int(),
  title: z.string(),
  phase,
  priority: z.string().nullable(),
  assumed: z.boolean(),
  openedAt: instant,
  resolvedAt: instant.nullable(),
  restsUntil: instant.nullable().describe('Work rests until then; null while people work'),
  next: nextDuty.nullable(),
  openDuties: z.int(),
  lateDuties: z.int(),
  handovers: z.array(summaryHandover).describe('Roles that are being passed on, or that nobody took over'),
  version: z.int(),
});
export type IncidentSummary = z.output<typeof incidentSummary>;

export const listIncidents = route({
  name: 'listIncidents',
  method: 'GET',
  path: '/api/v1/incidents',
  summary: 'Incidents, the newest first.',
  tag: onIncident.tag,
  needs: 'view',
  query: z.object({
    space: z.string().max(64).default('real'),
    state: z.enum(['open', 'ended', 'all']).default('open'),
    limit: z.coerce.number().int().min(1).max(200).default(100),
    number: z.coerce.number().int().min(1).max(2_147_483_647).optional().describe('Only the incident of this number'),
  }),
  answer: z.object({ incidents: z.array(incidentSummary), now: instant }),
});
export const raiseHand = route({
  name: 'raiseHand',
  method: 'POST',
  path: '/api/v1/incidents',
  summary: 'Raise a hand: opens an incident as reported and pages those who can judge.',
  tag: onIncident.tag,
  needs: 'respond',
  body: z.object({
    title: words(300),
    featureId: z.string().nullable().default(null),
    details: words().optional(),
    key: z.string().min(1).max(255).nullable().default(null).describe('A repeat with the same key is the same hand'),
  }),
  answer: commandAnswer,
  status: 201,
});
export const getRoom = route({
  name: 'getRoom',
  method: 'GET',
  path: '/api/v1/incidents/:id',
  summary: 'One incident with its duties, timeline, roles, words and people.',
  tag: onIncident.tag,
  needs: 'view',
  params: idParams,
  answer: room,
});
export const acknowledge = route({
  ...onIncident,
  name: 'acknowledge',
  path: atIncident('acknowledge'),
  summary: 'I am on it.',
  body: z.object(expectingVersion),
});
export const resolve = route({
  ...onIncident,
  name: 'resolve',
  path: atIncident('resolve'),
  summary: 'Service is verified to be restored.',
  body: z.object({ ...expectingVersion, verification: words(4000) }),
});
export const reopen = route({
  ...onIncident,
  name: 'reopen',
  path: atIncident('reopen'),
  summary: 'It is back.',
  body: z.object({ ...expectingVersion, reason: words(4000) }),
});
export const dismissIncident = route({
  ...onIncident,
  name: 'dismissIncident',
  path: atIncident('dismiss'),
  summary: 'Not an incident: a bug, with its ticket.',
  body: z.object({ ...expectingVersion, ticket: words(500), reason: words(2000).optional() }),
});
export const mergeIncident = route({
  ...onIncident,
  name: 'mergeIncident',
  path: atIncident('merge'),
  summary: 'The same as another incident; the other one goes on.',
  body: z.object({ ...expectingVersion, intoIncidentId: z.string() }),
});
export const conformance = route({
  name: 'conformance',
  method: 'GET',
  path: atIncident('conformance'),
  summary: 'Due against done, step by step.',
  tag: onIncident.tag,
  needs: 'view',
  params: idParams,
  answer: z.object({
    steps: z.array(stepConformance.extend({ worstLateMs: z.number() })),
    onTimeShare: z.number().nullable(),
  }),
});
export const exportIncident = route({
  name: 'exportIncident',
  method: 'GET',
  path: atIncident('export'),
  summary: 'The whole incident as events, texts and deliveries.',
  tag: onIncident.tag,
  needs: 'view',
  params: idParams,
  answer: z.object({ incident: room, events: z.array(z.unknown()) }),
});
