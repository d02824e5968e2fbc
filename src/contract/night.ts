import { z } from 'zod';
import { instant } from './route.ts';

/** Who watches while work rests, or is asked to. */
const watcher = z.object({ id: z.string(), name: z.string() });
export const watch = z.object({
  person: watcher,
  agreed: z.boolean(),
  next: watcher.nullable().describe('Who is asked to take the watch over, and has not answered'),
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
