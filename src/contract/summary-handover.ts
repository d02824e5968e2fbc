import { z } from 'zod';
import { personRef } from './person-ref.ts';
import { instant } from './route.ts';

/** A role that is being passed on, or that nobody took over, as Now shows it. */
export const summaryHandover = z.object({
  id: z.string(),
  role: z.string(),
  title: z.string(),
  from: personRef,
  since: instant,
  stillAsked: z.array(personRef).describe('Who is to take over, in the order in which they are asked'),
  asked: personRef.nullable().describe('Who is asked at this moment; null while somebody reads, or nobody is paged'),
  taker: personRef.nullable().describe('Who has answered and reads the packet'),
  declined: z.array(personRef).describe('Who said that they cannot'),
  end: z
    .enum(['all-declined', 'nobody-answered', 'not-taken-over'])
    .nullable()
    .describe('Why nobody took over; null while somebody is asked'),
});
