import type { Transaction } from 'kysely';
import { sql } from 'kysely';
import type { ChangeFilter, ChangeRecorded, ChangeRow, Changes } from '#app/ports/changes.ts';
import { isNews, withNews, type ChangeNews } from '#core/change/change-news.ts';
import { changeColumns, changeFrom, textOrNull } from './change-columns.ts';
import { jsonOrNull, jsonText } from './json-text.ts';
import { keyHash } from './key-hash.ts';
import type { SpaceDatabase } from './space-database.ts';
import type { SpaceTables } from './tables/space-tables.ts';

/** The register of changes. Each write locks the change it is about, so that news of one are taken one by one. */
export function createChanges({ tables }: SpaceDatabase): Changes {
  return {
    async list(filter) {
      return (await matching(tables, filter).execute()).map(changeFrom);
    },

    async byIds(ids) {
      if (ids.length === 0) return [];
      return (await tables.selectFrom('changes').selectAll().where('id', 'in', ids).execute()).map(changeFrom);
    },

    async byKey(key) {
      const query = tables.selectFrom('changes').selectAll().where('key_hash', '=', keyHash(key));
      const row = await query.executeTakeFirst();
      return row === undefined ? null : changeFrom(row);
    },

    async record(row) {
      return tables.transaction().execute(async (transaction) => {
        const inserted = await transaction
          .insertInto('changes')
          .values(changeColumns(row))
          .onConflict((conflict) => conflict.column('key_hash').doNothing())
          .returningAll()
          .executeTakeFirst();
        if (inserted === undefined) return takeNews(transaction, await lockByKey(transaction, row.key ?? ''), row);
        const change = changeFrom(inserted);
        return { change, outcome: 'recorded', undone: await undo(transaction, change) };
      });
    },

    async update(id, news) {
      return tables.transaction().execute(async (transaction) => {
        const known = await transaction.selectFrom('changes').selectAll().where('id', '=', id).forUpdate().execute();
        return known[0] === undefined ? null : takeNews(transaction, changeFrom(known[0]), news);
      });
    },

    async amend(id, more) {
      const set = {
        ...('plan' in more && { plan: jsonOrNull(more.plan) }),
        ...('gate' in more && { gate: jsonOrNull(more.gate) }),
        ...(more.revertPlan !== undefined && { revert_plan: textOrNull(more.revertPlan) }),
        id,
      };
      const query = tables.updateTable('changes').set(set).where('id', '=', id).returningAll();
      const row = await query.executeTakeFirst();
      return row === undefined ? null : changeFrom(row);
    },
  };
}

function matching(tables: SpaceDatabase['tables'], filter: ChangeFilter) {
  const { service, environment, kind, status, repository, fromAt, toAt, after, limit } = filter;
  return tables
    .selectFrom('changes')
    .selectAll()
    .$if(service !== undefined, (query) => query.where(sql<boolean>`services @> ${jsonText([service])}::jsonb`))
    .$if(environment !== undefined, (query) => query.where('environment', '=', environment ?? ''))
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? 'deploy'))
    .$if(status !== undefined, (query) => query.where('status', '=', status ?? 'succeeded'))
    .$if(repository !== undefined, (query) => query.where('repository', '=', repository ?? ''))
    .$if(fromAt !== undefined, (query) => query.where('at', '>=', fromAt ?? 0))
    .$if(toAt !== undefined, (query) => query.where('at', '<', toAt ?? 0))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(at, id) < (${after?.at}::bigint, ${after?.id}::text)`),
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
}

async function lockByKey(transaction: Transaction<SpaceTables>, key: string): Promise<ChangeRow> {
  const query = transaction.selectFrom('changes').selectAll().where('key_hash', '=', keyHash(key)).forUpdate();
  return changeFrom(await query.executeTakeFirstOrThrow());
}

async function takeNews(
  transaction: Transaction<SpaceTables>,
  known: ChangeRow,
  news: ChangeNews,
): Promise<ChangeRecorded> {
  const change = withNews(known, news);
  await transaction
    .updateTable('changes')
    .set({
      status: change.status,
      status_at: change.statusAt,
      ends_at: change.endsAt,
      version: textOrNull(change.version),
    })
    .where('id', '=', change.id)
    .execute();
  const undone = await undo(transaction, change);
  return { change, outcome: isNews(known, change) ? 'updated' : 'repeated', undone };
}

/** A revert that has succeeded marks what it undid, once. */
async function undo(transaction: Transaction<SpaceTables>, revert: ChangeRow): Promise<string[]> {
  if (revert.reverts === null || revert.reverts === revert.id || revert.status !== 'succeeded') return [];
  const at = revert.endsAt ?? revert.at;
  const undone = await transaction
    .updateTable('changes')
    .set({ status: 'rolled-back', status_at: at, ends_at: at })
    .where('id', '=', revert.reverts)
    .where('status', '<>', 'rolled-back')
    .returning('id')
    .execute();
  return undone.map(({ id }) => id);
}
