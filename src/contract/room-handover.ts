import { z } from 'zod';
import { instant } from './route.ts';

const personRef = z.object({ id: z.string(), name: z.string() });

/** An open handover, as the room shows it. */
export const roomHandover = z.object({
  id: z.string(),
  role: z.string(),
  title: z.string(),
  from: personRef,
  candidates: z.array(personRef.extend({ declined: z.boolean() })).describe('In the order in which they are asked'),
  cause: z.enum(['asked', 'rest-policy']),
  note: z.string().nullable(),
  since: instant,
  taker: personRef.extend({ since: instant }).nullable().describe('Who has answered and reads the packet'),
});

/** Why only what can be undone is done. */
export const roomNarrowing = z.object({
  role: z.string(),
  title: z.string(),
  from: personRef.nullable(),
  since: instant,
});
