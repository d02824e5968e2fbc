import { z } from 'zod';

/** A person by id, with the name to show. */
export const personRef = z.object({ id: z.string(), name: z.string() });

/** Who did something: a person, the desk by itself, a token, or a reporter without an account. */
export const actorRef = z.object({
  kind: z.enum(['person', 'desk', 'token', 'reporter']),
  id: z.string().nullable(),
  name: z.string(),
});
