import { createHmac } from 'node:crypto';
import { SECOND_MS, type Instant } from '#core/shared/instant.ts';

/** The value of `X-TwoAM-Signature`: the time in seconds and the HMAC-SHA256 of `time.body`, in hex. */
export function signature(secret: string, body: string, at: Instant): string {
  const time = Math.floor(at / SECOND_MS);
  const hmac = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
  return `t=${time},v1=${hmac}`;
}
