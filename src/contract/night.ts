import { z } from 'zod';
import { personRef } from './person-ref.ts';
import { instant } from './route.ts';

/** Who watches while work rests, or is asked to. */
export const watch = z.object({
  person: personRef,
  agreed: z.boolean(),
  next: personRef.nullable().describe('Who is asked to take the watch over, and has not answered'),
});

/** A pause that lasts now. */
export const resting = z.object({
  since: instant,
  resumeAt: instant,
  callsAt: instant.describe('When people are called then: later where the priority is worked on in working hours only'),
  by: z.string().describe('Who called it a night'),
  note: z.string().nullable(),
  watcher: z.string().nullable(),
  tripwires: z.array(z.string()).describe('Services whose next alert ends it'),
});
