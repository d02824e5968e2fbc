import { z } from 'zod';
import { groupSummary } from './signal.ts';
import { incidentSummary } from './incident.ts';
import { instant, nothing, route } from './route.ts';

export const now = route({
  name: 'now',
  method: 'GET',
  path: '/api/v1/now',
  summary: 'All that is open, the next duty first, and what waits for triage.',
  tag: 'Desk',
  needs: 'view',
  answer: z.object({
    now: instant,
    incidents: z.array(incidentSummary),
    groups: z.array(groupSummary),
    recent: z.array(incidentSummary),
    firstVisit: z.boolean().describe('Nothing has happened yet on this desk'),
  }),
});
export const firstSteps = route({
  name: 'firstSteps',
  method: 'GET',
  path: '/api/v1/first-steps',
  summary: 'What a newcomer may try first.',
  tag: 'Desk',
  needs: 'respond',
  query: nothing,
  answer: z.object({ curl: z.string(), reportFormUrl: z.string(), sampleCompany: z.boolean() }),
});
export const useSampleCompany = route({
  name: 'useSampleCompany',
  method: 'POST',
  path: '/api/v1/first-steps/company',
  summary: 'Keep the sample company or start with an empty desk.',
  tag: 'Desk',
  needs: 'administer',
  query: nothing,
  body: z.object({ company: z.enum(['sample', 'empty']) }),
  answer: z.object({ company: z.string() }),
});
