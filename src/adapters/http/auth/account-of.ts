import { Refused } from '#app/refused.ts';
import type { SignedIn } from './auth.ts';

/** The account of whoever is signed in; a token has none. */
export function accountOf({ caller: { accountId } }: SignedIn, what: string): string {
  if (accountId !== null) return accountId;
  throw new Refused('refused', { reason: `An API token has no ${what}.`, next: 'Sign in, and see yours under You.' });
}
