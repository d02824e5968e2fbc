import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { DAY_MS, type Instant } from '#core/shared/instant.ts';

/** A link older than this is long since somebody else's. */
const LIFE_MS = 2 * DAY_MS;

const payload = z.tuple([z.string()], z.unknown());

/** The last part of a link in a mail: the fields it speaks of, signed by the desk's key for one purpose only. */
export function signLink(key: string, purpose: string, fields: readonly string[], now: Instant): string {
  const text = Buffer.from(JSON.stringify([...fields, now + LIFE_MS])).toString('base64url');
  return `${text}.${signature(key, purpose, text).toString('base64url')}`;
}

/** The fields of a link, `too-old`, or null when the desk never signed it for that purpose. */
export function readLink(key: string, purpose: string, token: string, now: Instant): string[] | 'too-old' | null {
  const [text = '', given = ''] = token.split('.', 2);
  const expected = signature(key, purpose, text);
  const actual = Buffer.from(given, 'base64url');
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return null;
  const parsed = payload.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  if (!parsed.success) return null;
  const expiresAt = parsed.data.at(-1);
  const fields = parsed.data.slice(0, -1).filter((field) => typeof field === 'string');
  if (typeof expiresAt !== 'number') return null;
  return now < expiresAt ? fields : 'too-old';
}

/** The purpose keeps this use of the key apart from every other. */
function signature(key: string, purpose: string, text: string): Buffer {
  return createHmac('sha256', key).update(`${purpose}:${text}`).digest();
}
