import { Refused } from '#app/refused.ts';
import { insertAccount, type AccountOptions } from './accounts.ts';
import type { LinkView, WelcomeInput } from './auth.ts';
import { findLink, useUp } from './one-time-links.ts';
import type { AccountRow, AuthDatabase, LinkRow } from './tables.ts';

export interface PasswordHashing {
  hash: (password: string) => Promise<string>;
}

/** What a link is for, with what is known of its account. */
export async function viewLink({ db, clock }: AccountOptions, token: string): Promise<LinkView> {
  const link = await findLink(db, token, clock.now(), false);
  if (link.used_at !== null || (await isVoid(db, link))) throw new Refused('link-used-up');
  const account = await accountOf(db, link);
  return {
    kind: link.kind,
    name: account?.name ?? '',
    email: account?.email ?? '',
    expiresAt: link.expires_at.getTime(),
  };
}

interface Accepted {
  /** The address to sign in with. */
  email: string;
  /** Whose password was changed; null where the first one was set, or nothing was. */
  changed: { personId: string | null; email: string } | null;
}

/**
 * Uses a link up: makes the first administrator or sets the account's password, all or nothing. A link used a moment ago answers it too, so that a second press of the button ends in the same place
 * when the password is the same.
 */
export async function acceptLink(
  options: AccountOptions,
  hashing: PasswordHashing,
  input: WelcomeInput,
): Promise<Accepted> {
  const passwordHash = await hashing.hash(input.password);
  return options.db.transaction().execute(async (transaction) => {
    const now = options.clock.now();
    const link = await findLink(transaction, input.token, now, true);
    if (link.used_at !== null) return usedBefore(transaction, link);
    if (await isVoid(transaction, link)) throw new Refused('link-used-up');
    const account =
      link.account_id === null
        ? await makeFirstAdministrator(transaction, options, input)
        : await renameAccount(transaction, options, link.account_id, input.name);
    await useUp(transaction, { ...link, account_id: account.id }, now);
    await setPassword(transaction, options, account.id, passwordHash);
    const isNew = link.kind !== 'new-password';
    return { email: account.email, changed: isNew ? null : { personId: account.person_id, email: account.email } };
  });
}

/** A first administrator's link is void once there is one, whichever link made it. */
async function isVoid(db: AuthDatabase, link: LinkRow): Promise<boolean> {
  if (link.account_id !== null) return false;
  return (await db.selectFrom('twoam.first_account').select('only').executeTakeFirst()) !== undefined;
}

async function accountOf(db: AuthDatabase, link: LinkRow) {
  if (link.account_id === null) return undefined;
  return db.selectFrom('twoam.accounts').selectAll().where('id', '=', link.account_id).executeTakeFirst();
}

async function usedBefore(db: AuthDatabase, link: LinkRow): Promise<Accepted> {
  const account = await accountOf(db, link);
  if (account === undefined) throw new Refused('link-used-up');
  return { email: account.email, changed: null };
}

async function makeFirstAdministrator(
  db: AuthDatabase,
  options: AccountOptions,
  input: WelcomeInput,
): Promise<Pick<AccountRow, 'id' | 'email' | 'person_id'>> {
  const missing = (['name', 'email'] as const).filter((field) => input[field] === undefined);
  if (input.name === undefined || input.email === undefined) {
    throw new Refused(
      'bad-input',
      {},
      missing.map((path) => ({ path, message: 'This is missing.' })),
    );
  }
  const email = input.email.toLowerCase();
  const id = await insertAccount(db, options, {
    name: input.name,
    email,
    role: 'admin',
    mayPublish: true,
    personId: null,
  });
  const row = { only: true, account_id: id, made_at: new Date(options.clock.now()) };
  const first = await db
    .insertInto('twoam.first_account')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (first.numInsertedOrUpdatedRows === 0n) throw new Refused('link-used-up');
  return { id, email, person_id: null };
}

async function renameAccount(
  db: AuthDatabase,
  { clock }: AccountOptions,
  id: string,
  name: string | undefined,
): Promise<Pick<AccountRow, 'id' | 'email' | 'person_id'>> {
  const change = { updated_at: new Date(clock.now()), ...(name !== undefined && { name }) };
  return db
    .updateTable('twoam.accounts')
    .set(change)
    .where('id', '=', id)
    .returning(['id', 'email', 'person_id'])
    .executeTakeFirstOrThrow();
}

/** A new password ends every session that was opened with the old one. */
async function setPassword(
  db: AuthDatabase,
  { ids, clock }: AccountOptions,
  accountId: string,
  password: string,
): Promise<void> {
  const now = new Date(clock.now());
  await db.deleteFrom('twoam.sessions').where('account_id', '=', accountId).execute();
  await db
    .insertInto('twoam.credentials')
    .values({
      id: ids.next('credential'),
      account_id: accountId,
      provider_id: 'credential',
      provider_account_id: accountId,
      password,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['provider_id', 'provider_account_id']).doUpdateSet({ password, updated_at: now }),
    )
    .execute();
}
