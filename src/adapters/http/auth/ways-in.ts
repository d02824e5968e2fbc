import type { z } from 'zod';
import type { waysIn } from '#contract/accounts.ts';
import type { AuthDatabase } from './tables.ts';

/** What each account can sign in with, by account; nothing of the secrets themselves. */
export async function waysInOf(db: AuthDatabase): Promise<Map<string, z.output<typeof waysIn>>> {
  const [credentials, passkeys] = await Promise.all([
    db.selectFrom('twoam.credentials').select(['account_id', 'provider_id']).execute(),
    db.selectFrom('twoam.passkeys').select('account_id').execute(),
  ]);
  const ways = new Map<string, z.output<typeof waysIn>>();
  const of = (accountId: string) => {
    const known = ways.get(accountId) ?? { password: false, singleSignOn: false, passkeys: 0 };
    ways.set(accountId, known);
    return known;
  };
  for (const { account_id, provider_id } of credentials)
    of(account_id)[provider_id === 'credential' ? 'password' : 'singleSignOn'] = true;
  for (const { account_id } of passkeys) of(account_id).passkeys += 1;
  return ways;
}
