import { z } from 'zod';

/** A message as a channel shows it to its reader. */
export const shownMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mail'), from: z.string(), subject: z.string(), text: z.string(), html: z.string() }),
  z.object({ kind: z.literal('page'), html: z.string().describe('The page of the incident as it will be published') }),
  z.object({ kind: z.literal('json'), body: z.string().describe('What is posted, indented for reading') }),
  z.object({ kind: z.literal('words'), subject: z.string(), text: z.string() }),
]);
export type ShownMessage = z.output<typeof shownMessage>;
