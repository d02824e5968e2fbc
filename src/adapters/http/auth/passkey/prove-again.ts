import { MINUTE_MS } from '#core/shared/instant.ts';
import { Refused } from '#app/refused.ts';
import type { SignedIn } from '../auth.ts';
import type { PasskeyOptions } from './passkey-options.ts';

/** A phone left open on a table may not give somebody a way in of their own. */
const JUST_SIGNED_IN_MS = 10 * MINUTE_MS;

/** What somebody must show before a way in is added to their account. */
export type Proof = 'none' | 'password' | 'sign-in';

export async function proofNeeded(options: PasskeyOptions, { sessionId }: SignedIn, accountId: string): Promise<Proof> {
  const { db, clock } = options.accounts;
  const session = await db
    .selectFrom('twoam.sessions')
    .select('created_at')
    .where('id', '=', sessionId)
    .executeTakeFirst();
  if (session !== undefined && clock.now() - session.created_at.getTime() < JUST_SIGNED_IN_MS) return 'none';
  return (await passwordHash(options, accountId)) === null ? 'sign-in' : 'password';
}

/** Refuses unless they signed in just now or know their password. */
export async function proveAgain(
  options: PasskeyOptions,
  signedIn: SignedIn,
  accountId: string,
  password: string | undefined,
): Promise<void> {
  const needed = await proofNeeded(options, signedIn, accountId);
  if (needed === 'none') return;
  if (needed === 'sign-in') throw refused('You signed in a while ago.', 'Sign out and in again, then add it.');
  if (password === undefined) throw refused('You signed in a while ago.', 'Type your password, then add it.');
  const hash = await passwordHash(options, accountId);
  if (hash === null || !(await options.checkPassword({ hash, password })))
    throw refused('This is not your password.', 'Type it again, or ask an administrator for a new link.');
}

async function passwordHash({ accounts: { db } }: PasskeyOptions, accountId: string): Promise<string | null> {
  const row = await db
    .selectFrom('twoam.credentials')
    .select('password')
    .where('account_id', '=', accountId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  return row?.password ?? null;
}

function refused(reason: string, next: string): Refused {
  return new Refused('refused', { reason, next });
}
