import { z } from 'zod';
import { idParams, instant, route } from './route.ts';

/** How a step of the procedure was kept: how many of its duties were due, and how each of them ended. */
export const stepConformance = z.object({
  step: z.string(),
  number: z.int(),
  title: z.string(),
  due: z.int(),
  onTime: z.int(),
  late: z.int(),
  waived: z.int(),
  lapsed: z.int(),
  open: z.int(),
});

const tag = 'Drills';
const none = z.object({});
export const spaceSummary = z.object({
  id: z.string(),
  kind: z.enum(['real', 'drill', 'game-day']),
  title: z.string(),
  scenario: z.string().nullable(),
  /** The space's own time. */
  now: instant,
  speed: z.number(),
  state: z.enum(['running', 'paused', 'waiting-for-you', 'finished']),
  seat: z.string().nullable().describe('The role a visitor plays'),
  waitingFor: z.string().nullable().describe('The decision the drill stopped at, as a sentence'),
  createdAt: instant,
  incidentIds: z.array(z.string()),
});
export type SpaceSummary = z.output<typeof spaceSummary>;
export const listSpaces = route({
  name: 'listSpaces',
  method: 'GET',
  path: '/api/v1/spaces',
  summary: 'The real space and the drills.',
  tag,
  needs: 'view',
  query: none,
  answer: z.object({
    spaces: z.array(spaceSummary),
    scenarios: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        summary: z.string(),
        source: z.string().nullable().describe('The public report that it retells'),
      }),
    ),
  }),
});
export const getSpace = route({
  name: 'getSpace',
  method: 'GET',
  path: '/api/v1/spaces/:id',
  summary: 'One space and its clock.',
  tag,
  needs: 'view',
  params: idParams,
  query: none,
  answer: spaceSummary,
});
export const startDrill = route({
  name: 'startDrill',
  method: 'POST',
  path: '/api/v1/spaces',
  summary: 'Start a drill in a space of its own.',
  tag,
  needs: 'respond',
  query: none,
  status: 201,
  body: z.object({
    scenario: z.string().default('long-night'),
    speed: z.number().min(0.1).max(3600).default(60),
    seat: z.enum(['on-call', 'imoc', 'soc']).nullable().default(null),
  }),
  answer: spaceSummary,
});
export const setDrillClock = route({
  name: 'setDrillClock',
  method: 'POST',
  path: '/api/v1/spaces/:id/clock',
  summary: 'Set a drill’s speed, pause it, or go on.',
  tag,
  needs: 'respond',
  params: idParams,
  query: none,
  body: z.object({
    speed: z.number().min(0.1).max(3600).optional(),
    paused: z.boolean().optional(),
    seat: z.enum(['on-call', 'imoc', 'soc']).nullable().optional(),
  }),
  answer: spaceSummary,
});
export const endDrill = route({
  name: 'endDrill',
  method: 'DELETE',
  path: '/api/v1/spaces/:id',
  summary: 'End a drill and remove its space.',
  tag,
  needs: 'respond',
  params: idParams,
  query: none,
  answer: z.object({ id: z.string() }),
});
export const drillReport = route({
  name: 'drillReport',
  method: 'GET',
  path: '/api/v1/spaces/:id/report',
  summary:
    'What the procedure did in a drill, minute by minute, beside what is told of the night it plays, if anything is.',
  tag,
  needs: 'view',
  params: idParams,
  query: none,
  answer: z.object({
    scenario: z.string(),
    comparison: z.array(
      z.object({
        at: instant,
        localTime: z.string(),
        then: z.string().nullable(),
        here: z.string().nullable(),
        origin: z.enum(['talk', 'report', 'invented']).nullable(),
      }),
    ),
    figures: z.array(z.object({ title: z.string(), then: z.string().nullable(), here: z.string() })),
    conformance: z.array(stepConformance),
  }),
});
