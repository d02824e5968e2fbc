import { createHmac } from 'node:crypto';
import type { HookRequest, SecretCheck } from '#app/dialect.ts';
import { sameText } from '../check-hook-secret.ts';

/** Whether `X-Hub-Signature-256` is the HMAC-SHA256 of the raw body; there is no other way in. */
export function checkHubSignature(secret: string, { headers, rawBody }: HookRequest): SecretCheck {
  const expected = `sha256=${createHmac('sha256', secret).update(rawBody).digest('hex')}`;
  return sameText(headers['x-hub-signature-256'] ?? '', expected) ? 'good' : 'bad-signature';
}
