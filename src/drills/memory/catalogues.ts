import type { Catalogues } from '#app/ports/catalogue.ts';
import { emptyCatalogue } from '#contract/catalogue.ts';

export function memoryCatalogues(): Catalogues {
  let kept = emptyCatalogue();
  return {
    async get() {
      return kept;
    },
    async put(catalogue) {
      kept = catalogue;
    },
  };
}
