import type { Kysely } from 'kysely';
import type { ConnectionRow, Connections } from '#app/ports/connections.ts';
import { connection as connectionShape, type Connection } from '#contract/connection.ts';
import { jsonText } from './json-text.ts';
import { SealedWithAnotherKey, type SecretBox } from './secret-box.ts';
import type { DeskTables } from './tables/desk-tables.ts';

export function createConnections(tables: Kysely<DeskTables>, box: SecretBox): Connections {
  const place = (name: string): string => `connection ${name}`;

  function opened(sealed: Buffer | null, name: string): { secret: string | null; secretLost: boolean } {
    if (sealed === null) return { secret: null, secretLost: false };
    try {
      return { secret: box.open(sealed, place(name)), secretLost: false };
    } catch (error) {
      if (error instanceof SealedWithAnotherKey) return { secret: null, secretLost: true };
      throw error;
    }
  }

  return {
    async list() {
      const rows = await tables.selectFrom('connections').selectAll().orderBy('name').execute();
      return rows.flatMap(({ name, connection, secret, changed_at: changedAt }): ConnectionRow[] => {
        const read = readConnection(connection);
        const { secretLost } = opened(secret, name);
        return read === null ? [] : [{ name, connection: read, hasSecret: secret !== null, secretLost, changedAt }];
      });
    },

    async open(name) {
      const row = await tables.selectFrom('connections').selectAll().where('name', '=', name).executeTakeFirst();
      const connection = row === undefined ? null : readConnection(row.connection);
      return row === undefined || connection === null ? null : { connection, ...opened(row.secret, name) };
    },

    async put(name, connection, secret, at) {
      const columns = {
        connection: jsonText(connection),
        changed_at: at,
        ...(secret === undefined ? {} : { secret: box.seal(secret, place(name)) }),
      };
      await tables
        .insertInto('connections')
        .values({ name, secret: null, ...columns })
        .onConflict((conflict) => conflict.column('name').doUpdateSet(columns))
        .execute();
    },

    async remove(name) {
      const { numDeletedRows } = await tables
        .deleteFrom('connections')
        .where('name', '=', name)
        .executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },
  };
}

/** A kind that this version no longer knows is as if it were not there. */
function readConnection(stored: unknown): Connection | null {
  return connectionShape.safeParse(stored).data ?? null;
}
