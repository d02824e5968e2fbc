import { sql } from 'kysely';
import type { Rotations } from '#app/ports/rotations.ts';
import { jsonText } from './json-text.ts';
import type { SpaceDatabase } from './space-database.ts';

export function createRotations({ tables }: SpaceDatabase): Rotations {
  return {
    async list() {
      const rows = await tables.selectFrom('rotations').selectAll().orderBy('id').execute();
      return rows.map(({ starts_on: startsOn, ...row }) => ({ ...row, startsOn }));
    },

    async put({ id, name, zone, startsOn, people, overrides }) {
      const columns = { name, zone, starts_on: startsOn, people: jsonText(people), overrides: jsonText(overrides) };
      await tables
        .insertInto('rotations')
        .values({ id, ...columns })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
        .execute();
    },

    async setOverrides(id, seen, next) {
      const { numUpdatedRows } = await tables
        .updateTable('rotations')
        .set({ overrides: jsonText(next) })
        .where('id', '=', id)
        .where('overrides', '=', sql<never>`${jsonText(seen)}::jsonb`)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
  };
}
