import type { Catalogue } from '#contract/catalogue.ts';

export interface Catalogues {
  get(): Promise<Catalogue>;
  put(catalogue: Catalogue): Promise<void>;
}
