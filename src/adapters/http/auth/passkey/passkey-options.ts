import type { AccountOptions } from '../accounts.ts';
import type { SignInResult } from '../auth.ts';

/** What passkeys work on. */
export interface PasskeyOptions {
  accounts: Pick<AccountOptions, 'db' | 'clock' | 'ids' | 'publicUrl' | 'tell'>;
  /** Seals what a browser brings back; the same in every process of a desk. */
  secret: string;
  /** Opens a session for an account that has proven who it is. */
  signInAs(accountId: string): Promise<SignInResult>;
  /** Lets a session go on as one that was just opened, under another cookie. */
  renew(sessionId: string): Promise<SignInResult>;
  /** The identity provider people can sign in by now; null when none is set. */
  issuer(): Promise<string | null>;
}
