import { z } from 'zod';
import { liveMessage } from '#contract/live.ts';

/** What one server process tells the others. `from` is the process, which has told its own listeners already. */
export const wireMessage = z.discriminatedUnion('what', [
  z.object({ what: z.literal('changed'), from: z.string(), spaceId: z.string(), message: liveMessage }),
  z.object({
    what: z.literal('work'),
    from: z.string(),
    spaceId: z.string(),
    work: z.enum(['wake-ups', 'outbox', 'alert-leases']),
    dueAt: z.number(),
  }),
]);
export type WireMessage = z.output<typeof wireMessage>;

/** Reads a notification; null for what another version of the desk may say. */
export function readWire(payload: string): WireMessage | null {
  try {
    return wireMessage.parse(JSON.parse(payload));
  } catch {
    return null;
  }
}

/** Messages with one key say the same; only the latest needs to be told. */
export function wireKey(message: WireMessage): string {
  return message.what === 'changed'
    ? JSON.stringify([message.spaceId, message.message.topic, message.message.id])
    : JSON.stringify([message.spaceId, message.work]);
}
