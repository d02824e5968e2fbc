import { Refused } from '#app/refused.ts';
import type { SignedIn } from '../auth.ts';
import type { AuthDatabase, PasskeyRow } from '../tables.ts';
import { passkeyPlace } from './passkey-place.ts';
import type { PasskeyOptions } from './passkey-options.ts';

export function passkeysOf(db: AuthDatabase, accountId: string): Promise<PasskeyRow[]> {
  return db
    .selectFrom('twoam.passkeys')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** Whether passkeys exist that were made for another name than the desk has now. */
export async function haveMoved(db: AuthDatabase, host: string): Promise<boolean> {
  const row = await db.selectFrom('twoam.passkeys').select('id').where('host', '<>', host).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Removes a passkey of one's own, unless it is the only way in; answers the other sessions that it had opened. */
export async function removePasskey(
  options: PasskeyOptions,
  { sessionId }: SignedIn,
  accountId: string,
  id: string,
): Promise<string[]> {
  const issuer = await options.issuer();
  return options.accounts.db.transaction().execute(async (transaction) => {
    // Held, so that the last two cannot remove each other.
    await transaction
      .selectFrom('twoam.accounts')
      .select('id')
      .where('id', '=', accountId)
      .forUpdate()
      .executeTakeFirst();
    const own = await passkeysOf(transaction, accountId);
    if (!own.some((passkey) => passkey.id === id)) throw new Refused('not-found', { what: 'passkey', id });
    const { host } = passkeyPlace(options.accounts.publicUrl());
    const fitting = own.filter((passkey) => passkey.id !== id && passkey.host === host);
    if (fitting.length === 0 && !(await hasOtherWayIn(transaction, accountId, issuer)))
      throw new Refused('refused', {
        reason: 'This is your only way in.',
        next: 'Add another passkey first, or ask an administrator for a link that sets a password.',
      });
    // Whoever is at work here stays signed in.
    await transaction.updateTable('twoam.sessions').set({ passkey_id: null }).where('id', '=', sessionId).execute();
    const ended = await transaction.deleteFrom('twoam.sessions').where('passkey_id', '=', id).returning('id').execute();
    await transaction.deleteFrom('twoam.passkeys').where('id', '=', id).execute();
    return ended.map((session) => session.id);
  });
}

/** A password, or an account of the identity provider that is set now. */
async function hasOtherWayIn(db: AuthDatabase, accountId: string, issuer: string | null): Promise<boolean> {
  const rows = await db
    .selectFrom('twoam.credentials')
    .select(['provider_id', 'password'])
    .where('account_id', '=', accountId)
    .execute();
  return rows.some(
    ({ provider_id, password }) => password !== null || (issuer !== null && provider_id === `openid ${issuer}`),
  );
}
