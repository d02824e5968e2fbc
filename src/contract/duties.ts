import { z } from 'zod';
import { atIncident, expectingVersion, onIncident, words } from './incident-command.ts';
import { route } from './route.ts';

export const holdUpdate = route({
  ...onIncident,
  name: 'holdUpdate',
  path: atIncident('duties/hold'),
  summary: 'Keep a draft from going out by itself until a time.',
  body: z.object({ ...expectingVersion, key: z.string(), minutes: z.int().min(1).max(240), reason: words(2000) }),
});
export const waiveDuty = route({
  ...onIncident,
  name: 'waiveDuty',
  path: atIncident('duties/waive'),
  summary: 'Release a duty with a reason.',
  body: z.object({ ...expectingVersion, key: z.string(), reason: words(2000) }),
});
export const tickDuty = route({
  ...onIncident,
  name: 'tickDuty',
  path: atIncident('duties/tick'),
  summary: 'Tick off a task.',
  body: z.object({ ...expectingVersion, key: z.string(), note: words(2000).optional() }),
});
