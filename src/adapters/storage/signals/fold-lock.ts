import type { SpaceTransaction } from '../space-database.ts';

/** Lets one transaction at a time fold what carries a name, until it ends; names are locked in one order everywhere. */
export async function lockFolding({ run }: SpaceTransaction, schema: string, names: string[]): Promise<void> {
  const select = `select name from ${schema}.fold_locks where name = any($1::text[]) order by name for update`;
  const locked = await run(select, [names]);
  if (locked.length === new Set(names).size) return;
  await run(
    `insert into ${schema}.fold_locks select distinct name from unnest($1::text[]) as name order by name on conflict do nothing`,
    [names],
  );
  await run(select, [names]);
}

export const REPORTS_LOCK = 'reports';

export function hookLock(hookId: string): string {
  return `hook ${hookId}`;
}
