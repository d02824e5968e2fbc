import { emptyCatalogue, type Catalogue } from '#contract/catalogue.ts';
import type { Catalogues } from '#app/ports/catalogue.ts';
import { jsonText } from './json-text.ts';
import type { SpaceDatabase } from './space-database.ts';

export function createCatalogues({ tables }: SpaceDatabase): Catalogues {
  return {
    async get() {
      const row = await tables.selectFrom('catalogue').select('body').executeTakeFirst();
      return row === undefined ? emptyCatalogue() : complete(row.body);
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

/** A catalogue as an earlier version stored it, with what came later. */
function complete(stored: Catalogue): Catalogue {
  return {
    ...emptyCatalogue(),
    ...stored,
    customers: stored.customers.map((customer) => ({ ...LATER, ...customer })),
  };
}

const LATER = { contract: null, contacts: [] };
