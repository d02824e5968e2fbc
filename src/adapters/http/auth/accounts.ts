import type { AccountPost } from '#app/ports/account-post.ts';
import type { Clock } from '#app/ports/clock.ts';
import type { Ids } from '#app/ports/ids.ts';
import type { People } from '#app/ports/people.ts';
import { Refused } from '#app/refused.ts';
import type { Caller } from '#app/caller.ts';
import { createLink, type LinkOptions, type OneTimeLink } from './one-time-links.ts';
import type { AccountRow, AuthDatabase } from './tables.ts';

export interface AccountOptions extends LinkOptions {
  /** People of the real space: an account acts in incidents as a person. */
  people: Pick<People, 'get' | 'list' | 'create'>;
  ids: Ids;
  /** Tells owners of accounts what became of them. */
  tell: AccountPost;
}

export interface Invitation {
  name: string;
  email: string;
  role: Caller['role'];
  mayPublish: boolean;
  personId: string | null;
}

export async function listAccounts(db: AuthDatabase): Promise<AccountRow[]> {
  return db.selectFrom('twoam.accounts').selectAll().orderBy('created_at').orderBy('id').execute();
}

/** Makes an account that cannot sign in yet, and the link by which its owner sets a password. */
export async function inviteAccount(
  options: AccountOptions,
  invitation: Invitation,
): Promise<{ id: string; link: OneTimeLink }> {
  const email = invitation.email.toLowerCase();
  const taken = await options.db
    .selectFrom('twoam.accounts')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirst();
  if (taken !== undefined) throw new Refused('already-exists', { what: 'account', id: email });
  const id = await insertAccount(options.db, options, { ...invitation, email });
  return { id, link: await createLink(options, 'invitation', id) };
}

/** Writes an account's row, with the person it acts as. */
export async function insertAccount(db: AuthDatabase, options: AccountOptions, account: Invitation): Promise<string> {
  const personId = await personFor(options, account);
  const id = options.ids.next('account');
  const now = new Date(options.clock.now());
  const inserted = await db
    .insertInto('twoam.accounts')
    .values({
      id,
      name: account.name,
      email: account.email,
      email_verified: false,
      image: null,
      role: account.role,
      may_publish: account.mayPublish,
      person_id: personId,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 0n) throw await whyTaken(db, account.email);
  return id;
}

async function whyTaken(db: AuthDatabase, email: string): Promise<Refused> {
  const row = await db.selectFrom('twoam.accounts').select('id').where('email', '=', email).executeTakeFirst();
  if (row !== undefined) return new Refused('already-exists', { what: 'account', id: email });
  return new Refused('refused', {
    reason: 'This person has an account already.',
    next: 'Change that account instead.',
  });
}

/** The person asked for; else the one with the same address; else a new one. */
async function personFor({ people, ids }: AccountOptions, account: Invitation): Promise<string> {
  if (account.personId !== null) {
    const person = await people.get(account.personId);
    if (person === null || person.erasedAt !== null) {
      throw new Refused('unknown-reference', { what: 'person', id: account.personId });
    }
    return person.id;
  }
  const known = (await people.list()).find(
    ({ email, erasedAt }) => erasedAt === null && email?.toLowerCase() === account.email,
  );
  if (known !== undefined) return known.id;
  const id = ids.next('person');
  const contacts = [{ channel: 'mail' as const, address: account.email }];
  await people.create({ id, name: account.name, email: account.email, zone: 'UTC', contacts });
  return id;
}

/** Changes what an account may do; the last administrator stays one. It counts from the next request on. */
export async function changeRole(
  { db, clock }: { db: AuthDatabase; clock: Clock },
  id: string,
  change: { role: Caller['role']; mayPublish: boolean },
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    if (change.role !== 'admin') await keepAnAdministrator(transaction, id);
    const updated = await transaction
      .updateTable('twoam.accounts')
      .set({ role: change.role, may_publish: change.mayPublish, updated_at: new Date(clock.now()) })
      .where('id', '=', id)
      .executeTakeFirst();
    if (updated.numUpdatedRows === 0n) throw new Refused('not-found', { what: 'account', id });
  });
}

/** Removes an account with its sessions, password and links; the person stays. */
export async function removeAccount(db: AuthDatabase, id: string): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await keepAnAdministrator(transaction, id);
    const deleted = await transaction.deleteFrom('twoam.accounts').where('id', '=', id).executeTakeFirst();
    if (deleted.numDeletedRows === 0n) throw new Refused('not-found', { what: 'account', id });
  });
}

/** Holds all administrators' rows, so that two of them cannot remove each other at once. */
async function keepAnAdministrator(db: AuthDatabase, leavingId: string): Promise<void> {
  const admins = await db
    .selectFrom('twoam.accounts')
    .select('id')
    .where('role', '=', 'admin')
    .orderBy('id')
    .forUpdate()
    .execute();
  if (!admins.some(({ id }) => id === leavingId)) return;
  const others = admins.map(({ id }) => id).filter((id) => id !== leavingId);
  if (others.length > 0 && (await anyCanSignIn(db, others))) return;
  throw new Refused('refused', {
    reason: 'This is the last administrator who can sign in.',
    next: 'Make somebody else an administrator first and let them sign in once.',
  });
}

async function anyCanSignIn(db: AuthDatabase, accountIds: string[]): Promise<boolean> {
  const row = await db
    .selectFrom('twoam.credentials')
    .select('id')
    .where('account_id', 'in', accountIds)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
