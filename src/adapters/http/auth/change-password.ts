import { Refused } from '#app/refused.ts';
import type { Clock } from '#app/ports/clock.ts';
import { accountOf } from './account-of.ts';
import type { SignedIn } from './auth.ts';
import type { AuthDatabase } from './tables.ts';

export interface PasswordCheck {
  hash(password: string): Promise<string>;
  verify(given: { hash: string; password: string }): Promise<boolean>;
}

/**
 * Changes the password of whoever is signed in and knows the one they have. Their other sessions and any link that
 * would set another password end; answers those sessions.
 */
export async function changePassword(
  { db, clock }: { db: AuthDatabase; clock: Clock },
  check: PasswordCheck,
  signedIn: SignedIn,
  input: { current: string; password: string },
): Promise<string[]> {
  const accountId = accountOf(signedIn, 'password');
  return db.transaction().execute(async (transaction) => {
    const known = await transaction
      .selectFrom('twoam.credentials')
      .select(['id', 'password'])
      .where('account_id', '=', accountId)
      .where('provider_id', '=', 'credential')
      .forUpdate()
      .executeTakeFirst();
    const hash = known?.password ?? null;
    if (known === undefined || hash === null || !(await check.verify({ hash, password: input.current })))
      throw refused('This is not the password you have now.', 'Type it again, or ask an administrator for a new link.');
    if (input.current === input.password)
      throw refused('This is the password you have already.', 'Choose another one.');
    await transaction
      .updateTable('twoam.credentials')
      .set({ password: await check.hash(input.password), updated_at: new Date(clock.now()) })
      .where('id', '=', known.id)
      .execute();
    await transaction.deleteFrom('twoam.one_time_links').where('account_id', '=', accountId).execute();
    const ended = await transaction
      .deleteFrom('twoam.sessions')
      .where('account_id', '=', accountId)
      .where('id', '<>', signedIn.sessionId)
      .returning('id')
      .execute();
    return ended.map(({ id }) => id);
  });
}

function refused(reason: string, next: string): Refused {
  return new Refused('refused', { reason, next });
}
