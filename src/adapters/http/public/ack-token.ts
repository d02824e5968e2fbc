import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { DAY_MS, type Instant } from '#core/shared/instant.ts';

/** Whose page of which space a link acknowledges. */
export interface AckClaims {
  spaceId: string;
  pageId: string;
  personId: string;
}

/** A page older than this is long since somebody else's. */
const LIFE_MS = 2 * DAY_MS;

const payload = z.tuple([z.string(), z.string(), z.string(), z.number()]);

/** The last part of `/ack/<token>`: names the page and its recipient and is signed by the desk's key. */
export function signAckToken(key: string, claims: AckClaims, now: Instant): string {
  const fields = [claims.spaceId, claims.pageId, claims.personId, now + LIFE_MS];
  const text = Buffer.from(JSON.stringify(fields)).toString('base64url');
  return `${text}.${signature(key, text).toString('base64url')}`;
}

/** The claims of a token, `too-old`, or null when the desk never signed it. */
export function readAckToken(key: string, token: string, now: Instant): AckClaims | 'too-old' | null {
  const [text = '', given = ''] = token.split('.', 2);
  const expected = signature(key, text);
  const actual = Buffer.from(given, 'base64url');
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return null;
  const parsed = payload.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  if (!parsed.success) return null;
  const [spaceId, pageId, personId, expiresAt] = parsed.data;
  return now < expiresAt ? { spaceId, pageId, personId } : 'too-old';
}

/** The label keeps this use of the key apart from every other. */
function signature(key: string, text: string): Buffer {
  return createHmac('sha256', key).update(`acknowledge-link:${text}`).digest();
}
