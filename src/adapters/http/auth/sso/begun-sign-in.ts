import { z } from 'zod';
import { MINUTE_MS, type Instant } from '#core/shared/instant.ts';
import { seal, unseal } from '../sealed.ts';

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

const PURPOSE = 'single-sign-on';

/** The begun sign-in as a cookie's value. */
export function sealBegun(secret: string, value: BegunSignIn): string {
  return seal(secret, PURPOSE, value);
}

/** What was sealed, or null for anything else and for what is too old. */
export function openBegun(secret: string, sealed: string, now: Instant): BegunSignIn | null {
  const value = unseal(secret, PURPOSE, begun, sealed);
  return value !== null && value.endsAt > now ? value : null;
}
