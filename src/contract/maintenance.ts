import { z } from 'zod';
import { idParams, instant, route } from './route.ts';

const none = z.object({});
const tag = 'Status page';
const text = z.string().trim().max(2000);
const state = z.enum(['scheduled', 'in_progress', 'verifying', 'completed', 'cancelled']);

export const maintenance = z.object({
  id: z.string(),
  title: z.string(),
  componentIds: z.array(z.string()),
  startsAt: instant,
  endsAt: instant,
  state,
  entries: z.array(z.object({ at: instant, text: z.string(), state })).describe('The oldest first'),
});

const plan = z.object({
  title: z.string().trim().min(1).max(200),
  componentIds: z.array(z.string().max(64)).max(500).default([]),
  startsAt: instant,
  endsAt: instant,
  text: text.default('').describe('What readers should know; a moved window says so by itself'),
});

export const listMaintenances = route({
  name: 'listMaintenances',
  method: 'GET',
  path: '/api/v1/maintenances',
  summary: 'Planned maintenance, the latest window first.',
  tag,
  needs: 'view',
  query: none,
  answer: z.object({ maintenances: z.array(maintenance) }),
});
export const planMaintenance = route({
  name: 'planMaintenance',
  method: 'POST',
  path: '/api/v1/maintenances',
  summary: 'Plan a maintenance and tell readers of it now, a day before, and when it begins and ends.',
  tag,
  needs: 'respond',
  query: none,
  status: 201,
  body: plan.extend({ text: text.min(1) }),
  answer: maintenance,
});
export const changeMaintenance = route({
  name: 'changeMaintenance',
  method: 'PUT',
  path: '/api/v1/maintenances/:id',
  summary: 'Change its title, parts or window; readers are told.',
  tag,
  needs: 'respond',
  params: idParams,
  query: none,
  body: plan,
  answer: maintenance,
});
export const sayOfMaintenance = route({
  name: 'sayOfMaintenance',
  method: 'POST',
  path: '/api/v1/maintenances/:id/words',
  summary: 'Tell readers how it goes: in progress, being verified, completed, or called off.',
  tag,
  needs: 'respond',
  params: idParams,
  query: none,
  status: 201,
  body: z.object({ text: text.min(1), state }),
  answer: maintenance,
});
