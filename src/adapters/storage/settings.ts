import type { Kysely } from 'kysely';
import type { Settings } from '#app/ports/settings.ts';
import { jsonText } from './json-text.ts';
import { SealedWithAnotherKey, type SecretBox } from './secret-box.ts';
import type { DeskTables } from './tables/desk-tables.ts';

export function createSettings(tables: Kysely<DeskTables>, box: SecretBox): Settings {
  function opened(sealed: Buffer | null, place: string): { secret: string | null; secretLost: boolean } {
    if (sealed === null) return { secret: null, secretLost: false };
    try {
      return { secret: box.open(sealed, place), secretLost: false };
    } catch (error) {
      if (error instanceof SealedWithAnotherKey) return { secret: null, secretLost: true };
      throw error;
    }
  }

  return {
    async get(key) {
      const row = await tables.selectFrom('settings').selectAll().where('key', '=', key).executeTakeFirst();
      if (row === undefined) return null;
      return { value: row.value, ...opened(row.secret, `setting ${key}`) };
    },

    async put(key, value, secret) {
      const columns = {
        value: jsonText(value),
        ...(secret === undefined ? {} : { secret: secret === null ? null : box.seal(secret, `setting ${key}`) }),
      };
      await tables
        .insertInto('settings')
        .values({ key, secret: null, ...columns })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(columns))
        .execute();
    },
  };
}
