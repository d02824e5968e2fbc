import { z } from 'zod';
import { personRef } from './person-ref.ts';
import { instant } from './route.ts';

/** An open handover, as the room shows it. */
export const roomHandover = z.object({
  id: z.string(),
  role: z.string(),
  title: z.string(),
  from: personRef,
  candidates: z
    .array(
      personRef.extend({
        declined: z.boolean(),
        why: z
          .string()
          .nullable()
          .describe('Why they are asked: the level and whether it is day there; null once they declined'),
      }),
    )
    .describe('In the order in which they are asked'),
  asked: personRef.nullable().describe('Who is asked at this moment; null while somebody reads, or nobody is paged'),
  cause: z.enum(['asked', 'rest-policy']),
  note: z.string().nullable(),
  since: instant,
  taker: personRef.extend({ since: instant }).nullable().describe('Who has answered and reads the packet'),
});

/** A proposal that ended with nobody taking over; it is shown until somebody else is asked or the holder keeps on. */
export const unmetHandover = z.object({
  id: z.string(),
  role: z.string(),
  title: z.string(),
  from: personRef,
  declined: z.array(personRef).describe('Who said that they cannot'),
  end: z.enum(['all-declined', 'nobody-answered', 'not-taken-over']),
  at: instant,
});

/** Why only what can be undone is done. */
export const roomNarrowing = z.object({
  role: z.string(),
  title: z.string(),
  from: personRef.nullable(),
  since: instant,
});
