import { z } from 'zod';
import { instant } from './route.ts';

/** Who watches while work rests, or is asked to. */
export const watch = z.object({ person: z.object({ id: z.string(), name: z.string() }), agreed: z.boolean() });

/** A pause that lasts now. */
export const resting = z.object({
  since: instant,
  resumeAt: instant,
  by: z.string().describe('Who called it a night'),
  note: z.string().nullable(),
  watcher: z.string().nullable(),
  tripwires: z.array(z.string()).describe('Services whose next alert ends it'),
});
