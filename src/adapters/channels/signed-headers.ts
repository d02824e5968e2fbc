import { randomUUID } from 'node:crypto';
import type { Clock } from '#app/ports/clock.ts';
import { safeId } from './safe-id.ts';
import { signature } from './signature.ts';

/** Headers of a posted message: a repeat has the same `Idempotency-Key`, every attempt an `X-TwoAM-Delivery` of its own. */
export function signedHeaders(
  messageId: string,
  body: string,
  secret: string | null,
  clock: Pick<Clock, 'now'>,
): Record<string, string> {
  return {
    'content-type': 'application/json',
    'user-agent': 'TwoAM',
    'idempotency-key': safeId(messageId),
    'x-twoam-delivery': randomUUID(),
    ...(secret === null ? {} : { 'x-twoam-signature': signature(secret, body, clock.now()) }),
  };
}
