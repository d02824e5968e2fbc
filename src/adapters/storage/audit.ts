import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Audit } from '#app/ports/audit.ts';
import { jsonText, storableText } from './json-text.ts';
import type { DeskTables } from './tables/desk-tables.ts';

export function createAudit(tables: Kysely<DeskTables>): Audit {
  let written = 0;

  /** Entries of one instant are told apart by their order in this process. */
  function nextId(): string {
    written += 1;
    return `${String(written).padStart(12, '0')}-${randomUUID()}`;
  }

  return {
    async write({ at, actor, who, what, target, outcome }) {
      await tables
        .insertInto('audit')
        .values({
          id: nextId(),
          at,
          actor: jsonText(actor),
          who: storableText(who),
          what: storableText(what),
          target: storableText(target),
          outcome,
        })
        .execute();
    },

    list: (limit) =>
      tables
        .selectFrom('audit')
        .select(['at', 'who', 'what', 'target', 'outcome'])
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute(),
  };
}
