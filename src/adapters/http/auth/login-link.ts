import { Refused } from '#app/refused.ts';
import { createLink, type LinkOptions, type OneTimeLink } from './one-time-links.ts';
import type { AuthDatabase } from './tables.ts';

/** Whether nobody has made the first administrator yet, so that a start should print a link. */
export async function nobodyCanSignIn(db: AuthDatabase): Promise<boolean> {
  return (await db.selectFrom('twoam.first_account').select('only').executeTakeFirst()) === undefined;
}

/**
 * A one-time link to print on the desk's machine. While there is no administrator it makes the first one, whatever
 * `email` says; else it lets an administrator set a new password: the one named, or the first.
 */
export async function createLoginLink(options: LinkOptions, email?: string): Promise<OneTimeLink> {
  if (await nobodyCanSignIn(options.db)) return createLink(options, 'first-administrator', null);
  const administrators = await administratorsOf(options.db);
  if (administrators.length === 0) return startAgain(options);
  const wanted = email?.toLowerCase();
  const chosen = administrators.find((account) => wanted === undefined || account.email === wanted);
  if (chosen === undefined) throw new Refused('not-found', { what: 'administrator', id: email ?? '' });
  return createLink(options, 'new-password', chosen.id);
}

function administratorsOf(db: AuthDatabase): Promise<{ id: string; email: string }[]> {
  return db
    .selectFrom('twoam.accounts')
    .select(['id', 'email'])
    .where('role', '=', 'admin')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** The last administrator was erased as a person: whoever has the machine may make another first one. */
async function startAgain(options: LinkOptions): Promise<OneTimeLink> {
  await options.db.deleteFrom('twoam.first_account').execute();
  return createLink(options, 'first-administrator', null);
}
