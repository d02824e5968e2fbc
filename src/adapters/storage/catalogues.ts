import type { Catalogue } from '#contract/catalogue.ts';
import type { Catalogues } from '#app/ports.ts';
import { jsonText } from './json-text.ts';
import type { SpaceDatabase } from './space-database.ts';

const EMPTY: Catalogue = { features: [], services: [], customers: [] };

export function createCatalogues({ tables }: SpaceDatabase): Catalogues {
  return {
    async get() {
      const row = await tables.selectFrom('catalogue').select('body').executeTakeFirst();
      return row?.body ?? structuredClone(EMPTY);
    },

    async put(catalogue) {
      const body = jsonText(catalogue);
      await tables
        .insertInto('catalogue')
        .values({ one: true, body })
        .onConflict((conflict) => conflict.column('one').doUpdateSet({ body }))
        .execute();
    },
  };
}
