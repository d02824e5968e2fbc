import type { AccountsOfPeople } from '#app/ports/people.ts';
import { listAccounts, type AccountOptions } from './accounts.ts';

/** Which people may sign in, for pages that show people. */
export function accountsOfPeople({ db }: Pick<AccountOptions, 'db'>): AccountsOfPeople {
  return {
    async byPerson() {
      const rows = await listAccounts(db);
      return new Map(
        rows.flatMap((row) =>
          row.person_id === null ? [] : [[row.person_id, { role: row.role, mayPublish: row.may_publish }] as const],
        ),
      );
    },
  };
}
