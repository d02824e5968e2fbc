import { sql } from 'kysely';
import type { ProcedureRow, Procedures } from '#app/ports/procedures.ts';
import { jsonText } from './json-text.ts';
import { sqlState } from './retry-when-undone.ts';
import type { SpaceDatabase } from './space-database.ts';

const UNIQUE_VIOLATION = '23505';
const SUMMARY = [
  'id',
  'version',
  'name',
  'note',
  'published_at as publishedAt',
  'published_by as publishedBy',
] as const;

export function createProcedures({ tables, schema }: SpaceDatabase): Procedures {
  /** The version it got, or null when `basedOn` is no longer current. */
  async function insertNext(row: Omit<ProcedureRow, 'version'>, basedOn: string | null): Promise<number | null> {
    const procedures = sql.table(`${schema}.procedures`);
    const { rows } = await sql<{ version: number }>`
      insert into ${procedures} (id, version, name, yaml, note, published_at, published_by)
      select ${row.id}, coalesce(max(version), 0) + 1, ${row.name}, ${row.yaml}, ${row.note},
        ${row.publishedAt}::bigint, ${jsonText(row.publishedBy)}::jsonb
      from ${procedures}
      having ${basedOn}::text is null
        or ${basedOn} = (select id from ${procedures} order by version desc limit 1)
      returning version`.execute(tables);
    return rows[0]?.version ?? null;
  }

  return {
    list: () => tables.selectFrom('procedures').select(SUMMARY).orderBy('version', 'desc').execute(),

    async get(id) {
      const query = tables
        .selectFrom('procedures')
        .select([...SUMMARY, 'yaml'])
        .where('id', '=', id);
      return (await query.executeTakeFirst()) ?? null;
    },

    async current() {
      const query = tables
        .selectFrom('procedures')
        .select([...SUMMARY, 'yaml'])
        .orderBy('version', 'desc')
        .limit(1);
      return (await query.executeTakeFirst()) ?? null;
    },

    async publish(row, basedOn) {
      for (;;) {
        try {
          const version = await insertNext(row, basedOn);
          return version === null ? { outcome: 'conflict' } : { outcome: 'published', version };
        } catch (error) {
          // Somebody published the same number at the same moment; what it is based on is judged again.
          if (sqlState(error) !== UNIQUE_VIOLATION || isSameId(error)) throw error;
        }
      }
    },
  };
}

function isSameId(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'procedures_pkey';
}
