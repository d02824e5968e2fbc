import type { Catalogues } from '#app/ports.ts';
import type { Catalogue } from '#contract/catalogue.ts';

export function memoryCatalogues(): Catalogues {
  let kept: Catalogue = { features: [], services: [], customers: [] };
  return {
    async get() {
      return kept;
    },
    async put(catalogue) {
      kept = catalogue;
    },
  };
}
