import type { Selectable } from 'kysely';
import type { ChangeRow, Changes } from '#app/ports.ts';
import { keyHash } from './key-hash.ts';
import { jsonText, storableText } from './json-text.ts';
import type { SpaceDatabase } from './space-database.ts';
import type { SpaceTables } from './tables.ts';

export function createChanges({ tables }: SpaceDatabase): Changes {
  return {
    async list(limit) {
      const query = tables.selectFrom('changes').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(limit);
      return (await query.execute()).map(changeFrom);
    },

    async byIds(ids) {
      if (ids.length === 0) return [];
      return (await tables.selectFrom('changes').selectAll().where('id', 'in', ids).execute()).map(changeFrom);
    },

    async record({ revertPlan, services, title, ...row }) {
      const hash = row.key === null ? null : keyHash(row.key);
      const inserted = await tables
        .insertInto('changes')
        .values({
          ...row,
          title: storableText(title),
          services: jsonText(services),
          key_hash: hash,
          revert_plan: revertPlan === null ? null : storableText(revertPlan),
        })
        .onConflict((conflict) => conflict.column('key_hash').doNothing())
        .returning('id')
        .executeTakeFirst();
      if (inserted !== undefined || hash === null) return { id: row.id, repeated: false };
      const first = tables.selectFrom('changes').select('id').where('key_hash', '=', hash);
      return { id: (await first.executeTakeFirstOrThrow()).id, repeated: true };
    },
  };
}

function changeFrom({
  revert_plan: revertPlan,
  key_hash: _hash,
  ...row
}: Selectable<SpaceTables['changes']>): ChangeRow {
  return { ...row, revertPlan };
}
