import type { Pool } from 'pg';
import type { Kysely, Selectable, Updateable } from 'kysely';
import type { SpaceStorage } from '#app/ports/space-storage.ts';
import type { SpaceRow, Spaces } from '#app/ports/spaces.ts';
import { bringSpaceForward } from './bring-forward.ts';
import { spaceSchema } from './schema-name.ts';
import { withTransaction } from './space-database.ts';
import type { DeskTables } from './tables/desk-tables.ts';

export interface SpacesOptions {
  pool: Pool;
  tables: Kysely<DeskTables>;
  open: (row: SpaceRow) => SpaceStorage;
  /** Called when a space's schema is gone. */
  forget: (schema: string) => void;
}

export function createSpaces({ pool, tables, open, forget }: SpacesOptions): Spaces {
  return {
    async list() {
      const rows = await tables.selectFrom('spaces').selectAll().orderBy('created_at').orderBy('id').execute();
      return rows.map(spaceFrom);
    },

    async get(id) {
      const row = await tables.selectFrom('spaces').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : spaceFrom(row);
    },

    async create(row) {
      const columns = { ...columnsFrom(row), id: row.id, schema: spaceSchema(row.schema), kind: row.kind };
      const names = Object.keys(columns);
      await withTransaction(pool, async (_, client) => {
        // The row first: of two that create the same space the slower one stops here.
        await client.query(
          `insert into twoam.spaces (${names.join(', ')}) values (${names.map((__, index) => `$${index + 1}`).join(', ')})`,
          Object.values(columns),
        );
        await bringSpaceForward(client, row.schema);
      });
    },

    async update(id, change) {
      const columns = columnsFrom(change);
      if (Object.keys(columns).length === 0) return;
      await tables.updateTable('spaces').set(columns).where('id', '=', id).execute();
    },

    async remove(id) {
      const row = await tables.selectFrom('spaces').select(['schema', 'kind']).where('id', '=', id).executeTakeFirst();
      if (row === undefined) return;
      if (row.kind === 'real') throw new Error('The real space cannot be removed.');
      await withTransaction(pool, async ({ run }) => {
        await run(`drop schema if exists ${spaceSchema(row.schema)} cascade`, []);
        await run('delete from twoam.spaces where id = $1', [id]);
      });
      forget(row.schema);
    },

    storage: open,
  };
}

type Changeable = Updateable<Omit<DeskTables['spaces'], 'id' | 'schema' | 'kind'>>;

function columnsFrom(row: Partial<SpaceRow>): Changeable {
  const columns: Changeable = {
    title: row.title,
    scenario: row.scenario,
    seat: row.seat,
    state: row.state,
    waiting_for: row.waitingFor,
    clock_base_at: row.clock?.baseAt,
    clock_real_base_at: row.clock?.realBaseAt,
    clock_speed: row.clock?.speed,
    cursor: row.cursor,
    created_at: row.createdAt,
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}

function spaceFrom(row: Selectable<DeskTables['spaces']>): SpaceRow {
  return {
    id: row.id,
    schema: row.schema,
    kind: row.kind,
    title: row.title,
    scenario: row.scenario,
    seat: row.seat,
    state: row.state,
    waitingFor: row.waiting_for,
    clock: { baseAt: row.clock_base_at, realBaseAt: row.clock_real_base_at, speed: row.clock_speed },
    cursor: row.cursor,
    createdAt: row.created_at,
  };
}
