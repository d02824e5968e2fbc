import { createHmac } from 'node:crypto';
import { SECOND_MS, type Instant } from '#core/shared/instant.ts';

/** Headers of a signed request: the time in seconds and the HMAC-SHA256 of `time.body`, in hex, as all webhooks of the desk. */
export function signedHeaders(
  attemptId: string,
  body: string,
  secret: string | null,
  now: Instant,
): Record<string, string> {
  const time = Math.floor(now / SECOND_MS);
  const key = { 'idempotency-key': attemptId };
  if (secret === null) return key;
  const hmac = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
  return { ...key, 'x-twoam-signature': `t=${time},v1=${hmac}` };
}
