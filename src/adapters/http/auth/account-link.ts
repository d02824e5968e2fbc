import { linkNotice } from '#core/account/account-notices.ts';
import { Refused } from '#app/refused.ts';
import type { AccountOptions } from './accounts.ts';
import type { AccountLink, GoesToo, SignedIn } from './auth.ts';
import { createLink } from './one-time-links.ts';
import type { AuthDatabase } from './tables.ts';

/**
 * Makes a link by which the owner of an account sets a password, and ends at once what else lets them in, as far as
 * was asked for; all or nothing. Whoever makes one for themselves stays signed in where they do.
 */
export async function makeAccountLink(
  options: AccountOptions,
  by: SignedIn,
  id: string,
  goesToo: GoesToo,
): Promise<AccountLink> {
  const { account, ...made } = await options.db.transaction().execute(async (transaction) => {
    const found = await heldAccount(transaction, id);
    const kind = (await hasSignedInBefore(transaction, id)) ? ('new-password' as const) : ('invitation' as const);
    const endedSessions = await endSessions(transaction, id, by, goesToo);
    const removedPasskeys = goesToo.removePasskeys ? await removeAllPasskeys(transaction, id) : 0;
    const link = await createLink({ ...options, db: transaction }, kind, id);
    return { account: { ...found, kind }, ...link, endedSessions, removedPasskeys };
  });
  if (account.kind === 'invitation') return { ...made, told: false };
  const ended = { ...goesToo, sessions: made.endedSessions.length, passkeys: made.removedPasskeys };
  const who = by.by === 'token' ? `The ${by.caller.name}` : by.caller.name;
  const notice = linkNotice(who, options.publicUrl(), ended);
  return { ...made, told: await options.tell({ personId: account.person_id, email: account.email }, notice) };
}

/** Held, so that a passkey that is added at this moment comes before or is refused. */
async function heldAccount(db: AuthDatabase, id: string): Promise<{ email: string; person_id: string | null }> {
  const account = await db
    .selectFrom('twoam.accounts')
    .select(['email', 'person_id'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (account === undefined) throw new Refused('not-found', { what: 'account', id });
  return account;
}

async function hasSignedInBefore(db: AuthDatabase, id: string): Promise<boolean> {
  const [credential, passkey] = await Promise.all([
    db.selectFrom('twoam.credentials').select('id').where('account_id', '=', id).limit(1).executeTakeFirst(),
    db.selectFrom('twoam.passkeys').select('id').where('account_id', '=', id).limit(1).executeTakeFirst(),
  ]);
  return credential !== undefined || passkey !== undefined;
}

/** A session that a passkey opened ends with it, except the one of whoever asks. */
async function endSessions(db: AuthDatabase, accountId: string, by: SignedIn, goesToo: GoesToo): Promise<string[]> {
  const others = db.deleteFrom('twoam.sessions').where('account_id', '=', accountId).where('id', '<>', by.sessionId);
  if (goesToo.removePasskeys)
    await db.updateTable('twoam.sessions').set({ passkey_id: null }).where('id', '=', by.sessionId).execute();
  if (!goesToo.endSessions && !goesToo.removePasskeys) return [];
  const going = goesToo.endSessions ? others : others.where('passkey_id', 'is not', null);
  const ended = await going.returning('id').execute();
  return ended.map((session) => session.id);
}

async function removeAllPasskeys(db: AuthDatabase, accountId: string): Promise<number> {
  const removed = await db.deleteFrom('twoam.passkeys').where('account_id', '=', accountId).executeTakeFirst();
  return Number(removed.numDeletedRows);
}
