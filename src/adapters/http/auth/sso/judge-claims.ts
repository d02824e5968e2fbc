import { z } from 'zod';
import type { IdentityProvider } from '#contract/single-sign-on.ts';

/** What an identity provider says of somebody (OpenID Connect Core, standard claims). */
export const claims = z.object({
  sub: z.string().min(1).max(255),
  email: z.email().max(320).toLowerCase().optional().catch(undefined),
  // Some send it as text.
  email_verified: z
    .union([z.boolean(), z.literal('true').transform(() => true)])
    .optional()
    .catch(undefined),
  name: z.string().trim().min(1).max(200).optional().catch(undefined),
});
export type Claims = z.output<typeof claims>;

/** Which account somebody comes in with, or why they do not. */
export type ClaimsJudged =
  | { verdict: 'known'; accountId: string }
  /** An invited account of that address, which is theirs from now on. */
  | { verdict: 'link'; accountId: string }
  | { verdict: 'new'; name: string; email: string }
  | { verdict: 'refused'; why: 'no-address' | 'address-unproven' | 'not-invited' };

/**
 * The account of what a provider says. By its own name for them first, as addresses change hands; by the address only
 * where the provider has seen that it is theirs, and for a new account only in a domain that is let in.
 */
export function judgeClaims(
  { email, email_verified, name }: Claims,
  known: { bySubject: string | null; byEmail: string | null },
  { domains }: Pick<IdentityProvider, 'domains'>,
): ClaimsJudged {
  if (known.bySubject !== null) return { verdict: 'known', accountId: known.bySubject };
  if (email === undefined) return { verdict: 'refused', why: 'no-address' };
  if (email_verified !== true) return { verdict: 'refused', why: 'address-unproven' };
  if (known.byEmail !== null) return { verdict: 'link', accountId: known.byEmail };
  if (!domains.includes(email.slice(email.lastIndexOf('@') + 1))) return { verdict: 'refused', why: 'not-invited' };
  return { verdict: 'new', name: name ?? email.slice(0, email.lastIndexOf('@')), email };
}
