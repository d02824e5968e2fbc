import { Refused } from '#app/refused.ts';
import type { PasswordCheck } from '../change-password.ts';
import type { AuthDatabase } from '../tables.ts';

/** The hash of an account's password; null where it has none. */
export async function passwordHashOf(db: AuthDatabase, accountId: string): Promise<string | null> {
  const row = await db
    .selectFrom('twoam.credentials')
    .select('password')
    .where('account_id', '=', accountId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  return row?.password ?? null;
}

/** Refuses unless this is the account's password. */
export async function mustBePassword(
  db: AuthDatabase,
  check: Pick<PasswordCheck, 'verify'>,
  accountId: string,
  password: string,
): Promise<void> {
  const hash = await passwordHashOf(db, accountId);
  if (hash === null)
    throw new Refused('refused', {
      reason: 'Your account has no password.',
      next: 'Use a passkey, or sign out and in again.',
    });
  if (!(await check.verify({ hash, password })))
    throw new Refused('refused', {
      reason: 'This is not your password.',
      next: 'Type it again, or ask an administrator for a new link.',
    });
}
