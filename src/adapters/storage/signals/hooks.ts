import { randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { HookRow } from '#app/ports/hooks.ts';
import type { Signals } from '#app/ports/signals.ts';
import { SealedWithAnotherKey, type SecretBox } from '../secret-box.ts';
import { jsonOrNull } from '../json-text.ts';
import type { SpaceDatabase } from '../space-database.ts';
import type { SpaceTables } from '../tables/space-tables.ts';

export type Hooks = Pick<Signals, 'hooks' | 'hookByKey' | 'putHook' | 'deleteHook' | 'hookUsed'>;

export function createHooks({ tables }: SpaceDatabase, box: SecretBox): Hooks {
  const placeOf = (id: string) => `hook ${id}`;

  // Without its key the desk must still start and let nobody in who did not prove the secret.
  function opened(sealed: Buffer, place: string): Pick<HookRow, 'secret' | 'secretLost'> {
    try {
      return { secret: box.open(sealed, place) };
    } catch (error) {
      if (error instanceof SealedWithAnotherKey)
        return { secret: randomBytes(32).toString('base64url'), secretLost: true };
      throw error;
    }
  }

  function hookFrom({ last_used_at: lastUsedAt, ...row }: Selectable<SpaceTables['hooks']>): HookRow {
    return { ...row, ...(row.secret === null ? { secret: null } : opened(row.secret, placeOf(row.id))), lastUsedAt };
  }

  return {
    async hooks() {
      return (await tables.selectFrom('hooks').selectAll().orderBy('name').orderBy('id').execute()).map(hookFrom);
    },

    async hookByKey(key) {
      const row = await tables.selectFrom('hooks').selectAll().where('key', '=', key).executeTakeFirst();
      return row === undefined ? null : hookFrom(row);
    },

    async putHook({ id, kind, name, key, secret, secretLost, settings, lastUsedAt }) {
      const sealed = secret === null ? null : box.seal(secret, placeOf(id));
      const rest = { kind, name, key, settings: jsonOrNull(settings), last_used_at: lastUsedAt };
      // One that is lost stays sealed as it is, so that the key brought back opens it again.
      const columns = { ...rest, secret: sealed };
      await tables
        .insertInto('hooks')
        .values({ id, ...columns })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(secretLost === true ? rest : columns))
        .execute();
    },

    async deleteHook(id) {
      const { numDeletedRows } = await tables.deleteFrom('hooks').where('id', '=', id).executeTakeFirst();
      return numDeletedRows > 0n;
    },

    async hookUsed(id, at) {
      await tables.updateTable('hooks').set({ last_used_at: at }).where('id', '=', id).execute();
    },
  };
}
