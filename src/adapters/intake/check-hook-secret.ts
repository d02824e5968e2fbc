import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { HookRequest, SecretCheck } from '#app/dialect.ts';
import { MINUTE_MS, SECOND_MS } from '#core/shared/instant.ts';

/** How far the signed time may be from the desk's. */
const toleratedMs = 5 * MINUTE_MS;

/**
 * Whether a request to a hook with a secret proves that its sender knows it: by `X-TwoAM-Signature: t=<unix seconds>,v1=<hex>`,
 * the HMAC-SHA256 of `t.body`, or, for tools that cannot sign, as a bearer token or the password of basic authorization.
 */
export function checkHookSecret(secret: string, request: HookRequest): SecretCheck {
  const signature = request.headers['x-twoam-signature'];
  if (signature !== undefined) return checkSignature(secret, signature, request);
  const given = givenSecret(request.headers['authorization'] ?? '');
  return given !== null && sameText(given, secret) ? 'good' : 'bad-signature';
}

function checkSignature(secret: string, header: string, { rawBody, now }: HookRequest): SecretCheck {
  const parts = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/u.exec(header.replaceAll(' ', ''));
  const [, time, signature] = parts ?? [];
  if (time === undefined || signature === undefined) return 'bad-signature';
  const expected = createHmac('sha256', secret).update(`${time}.`).update(rawBody).digest('hex');
  if (!sameText(signature, expected)) return 'bad-signature';
  return Math.abs(Number(time) * SECOND_MS - now) > toleratedMs ? 'late-signature' : 'good';
}

function givenSecret(authorization: string): string | null {
  const [scheme = '', credentials = ''] = authorization.split(/\s+/u, 2);
  switch (scheme.toLowerCase()) {
    case 'bearer':
      return credentials;
    case 'basic': {
      const [, ...password] = Buffer.from(credentials, 'base64').toString('utf8').split(':');
      return password.join(':');
    }
    default:
      return null;
  }
}

/** Compares digests, so that neither length nor content shows in the time it takes. */
export function sameText(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
