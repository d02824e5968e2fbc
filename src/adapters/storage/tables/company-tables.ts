import type { Actor } from '#core/shared/actor.ts';
import type { Catalogue } from '#contract/catalogue.ts';
import type { Json } from './json-column.ts';

/** What the company wrote down: its procedure and its catalogue. */
export interface CompanyTables {
  procedures: {
    id: string;
    version: number;
    name: string;
    yaml: string;
    note: string;
    published_at: number;
    published_by: Json<Actor>;
  };
  catalogue: { one: boolean; body: Json<Catalogue> };
}
