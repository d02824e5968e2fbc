import { Refused } from '#app/refused.ts';
import { insertAccount, type AccountOptions } from '../accounts.ts';
import type { AuthDatabase } from '../tables.ts';
import { judgeClaims, type Claims } from './judge-claims.ts';
import type { OpenProvider } from './provider.ts';

/** Which account comes in with what a provider says, linked or made when it is the first time; all or nothing. */
export function accountOfClaims(options: AccountOptions, { provider }: OpenProvider, said: Claims): Promise<string> {
  const providerId = `openid ${provider.issuer}`;
  return options.db.transaction().execute(async (transaction) => {
    const known = {
      bySubject: await accountBySubject(transaction, providerId, said.sub),
      byEmail: said.email === undefined ? null : await accountByEmail(transaction, said.email),
    };
    const judged = judgeClaims(said, known, provider);
    switch (judged.verdict) {
      case 'known':
        return judged.accountId;
      case 'refused':
        throw new Refused(judged.why === 'not-invited' ? 'no-account-here' : 'address-unproven');
      case 'link':
        await link(transaction, options, { providerId, subject: said.sub, accountId: judged.accountId });
        return judged.accountId;
      case 'new': {
        const { name, email } = judged;
        const account = { name, email, role: provider.newRole, mayPublish: false, personId: null };
        const accountId = await insertAccount(transaction, options, account);
        await link(transaction, options, { providerId, subject: said.sub, accountId });
        return accountId;
      }
    }
  });
}

async function accountBySubject(db: AuthDatabase, providerId: string, subject: string): Promise<string | null> {
  const row = await db
    .selectFrom('twoam.credentials')
    .select('account_id')
    .where('provider_id', '=', providerId)
    .where('provider_account_id', '=', subject)
    .executeTakeFirst();
  return row?.account_id ?? null;
}

/** Locked, so that of two first sign-ins with one address the second finds what the first has linked. */
async function accountByEmail(db: AuthDatabase, email: string): Promise<string | null> {
  const row = await db
    .selectFrom('twoam.accounts')
    .select('id')
    .where('email', '=', email)
    .forUpdate()
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Another name at the same provider means another person, whatever address it has by now. */
async function link(
  db: AuthDatabase,
  { ids, clock }: AccountOptions,
  { providerId, subject, accountId }: { providerId: string; subject: string; accountId: string },
): Promise<void> {
  const taken = await db
    .selectFrom('twoam.credentials')
    .select('provider_account_id')
    .where('account_id', '=', accountId)
    .where('provider_id', '=', providerId)
    .executeTakeFirst();
  if (taken !== undefined && taken.provider_account_id !== subject) throw new Refused('address-changed-hands');
  const now = new Date(clock.now());
  await db
    .insertInto('twoam.credentials')
    .values({
      id: ids.next('credential'),
      account_id: accountId,
      provider_id: providerId,
      provider_account_id: subject,
      password: null,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.columns(['provider_id', 'provider_account_id']).doNothing())
    .execute();
}
