import { z } from 'zod';
import { atIncident, expectingVersion, onIncident, words } from './incident-command.ts';
import { route } from './route.ts';

export const pageRole = route({
  ...onIncident,
  name: 'pageRole',
  path: atIncident('page'),
  summary: 'Ask the holder of a role to come.',
  body: z.object({ ...expectingVersion, role: z.string(), message: words(1000).optional() }),
});
export const assignRole = route({
  ...onIncident,
  name: 'assignRole',
  path: atIncident('assign'),
  summary: 'Give a role to a person.',
  body: z.object({ ...expectingVersion, role: z.string(), personId: z.string() }),
});
