import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { MINUTE_MS, type Instant } from '#core/shared/instant.ts';

/** What the desk must remember between sending a browser to the provider and its coming back. */
const begun = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** Where on the desk they wanted to go. */
  then: z.string(),
  issuer: z.string(),
  endsAt: z.number(),
});
export type BegunSignIn = z.output<typeof begun>;

/** Long enough for a second factor and a lost phone. */
export const SIGN_IN_WITHIN_MS = 10 * MINUTE_MS;

/** The begun sign-in as a cookie's value: nobody but the desk reads or makes it, and any of its servers can end it. */
export function sealBegun(secret: string, value: BegunSignIn): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), nonce);
  const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
}

/** What was sealed, or null for anything else and for what is too old. */
export function openBegun(secret: string, sealed: string, now: Instant): BegunSignIn | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < 29) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), bytes.subarray(0, 12), { authTagLength: 16 });
    decipher.setAuthTag(bytes.subarray(12, 28));
    const text = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    const value = begun.parse(JSON.parse(text));
    return value.endsAt > now ? value : null;
  } catch {
    return null;
  }
}

function keyOf(secret: string): Buffer {
  return createHmac('sha256', secret).update('twoam:single-sign-on').digest();
}
