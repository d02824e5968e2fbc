import { createHmac, timingSafeEqual } from 'node:crypto';
import { Refused } from '#app/refused.ts';
import { MINUTE_MS, SECOND_MS, type Instant } from '#core/shared/instant.ts';
import { sha256 } from '../sha256.ts';

const TOLERANCE_MS = 5 * MINUTE_MS;

export interface SignedRequest {
  headers: Record<string, string | undefined>;
  rawBody: Uint8Array;
  now: Instant;
}

/**
 * Refuses a request that does not know the hook's secret. It may sign the body
 * (`X-TwoAM-Signature: t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">`), or, where a tool cannot sign as
 * Alertmanager cannot, send the secret as a bearer token or as the password of basic authorization.
 */
export function verifyHookRequest(secret: string, request: SignedRequest): void {
  const signature = request.headers['x-twoam-signature'];
  if (signature !== undefined) return verifySignature(secret, signature, request);
  const given = secretOf(request.headers['authorization']);
  if (given === null || !timingSafeEqual(sha256(given), sha256(secret))) throw new Refused('bad-signature');
}

function verifySignature(secret: string, header: string, request: SignedRequest): void {
  const parts = new Map(header.split(',').map((part) => splitOnce(part.trim(), '=')));
  const time = parts.get('t') ?? '';
  const given = Buffer.from(parts.get('v1') ?? '', 'hex');
  const expected = createHmac('sha256', secret).update(`${time}.`).update(request.rawBody).digest();
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new Refused('bad-signature');
  const distance = Math.abs(request.now - Number(time) * SECOND_MS);
  // A time that is not a number compares as false and counts as late.
  if (!(distance <= TOLERANCE_MS)) throw new Refused('late-signature');
}

function secretOf(authorization: string | undefined): string | null {
  const [scheme, value] = splitOnce(authorization ?? '', ' ');
  if (scheme.toLowerCase() === 'bearer') return value.trim();
  if (scheme.toLowerCase() !== 'basic') return null;
  return splitOnce(Buffer.from(value, 'base64').toString('utf8'), ':')[1];
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}
