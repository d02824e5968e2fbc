import type { Catalogue } from '#contract/catalogue.ts';

/** Keeps the catalogue of one space. */
export interface Catalogues {
  get(): Promise<Catalogue>;
  put(catalogue: Catalogue): Promise<void>;
}
