import { Kysely, PostgresDialect } from 'kysely';
import type { Pool, PoolClient, QueryResultRow } from 'pg';
import { spaceSchema } from './schema-name.ts';
import type { DeskTables } from './tables/desk-tables.ts';
import type { SpaceTables } from './tables/space-tables.ts';

/** A statement of a hot path: prepared once per connection under its name. */
export interface Statement {
  /** Short, unique within the adapter; the schema is added to it. */
  name: string;
  text: string;
}

/** One space's schema on a pool of connections. */
export interface SpaceDatabase {
  /** Safe to stand in SQL as it is. */
  schema: string;
  /** For everything that is not a hot path. */
  tables: Kysely<SpaceTables>;
  run<Row extends QueryResultRow>(statement: Statement, values: unknown[]): Promise<Row[]>;
  /** Statements without a name inside one transaction. */
  transaction<T>(work: (transaction: SpaceTransaction) => Promise<T>): Promise<T>;
}

export interface SpaceTransaction {
  run<Row extends QueryResultRow>(text: string, values: unknown[]): Promise<Row[]>;
}

export function openSpaceDatabase(pool: Pool, schemaName: string): SpaceDatabase {
  const schema = spaceSchema(schemaName);
  return {
    schema,
    tables: new Kysely<SpaceTables>({ dialect: new PostgresDialect({ pool }) }).withSchema(schema),
    async run<Row extends QueryResultRow>({ name, text }: Statement, values: unknown[]) {
      const { rows } = await pool.query<Row>({ name: `${name} ${schema}`, text, values });
      return rows;
    },
    transaction: (work) => withTransaction(pool, work),
  };
}

/** The desk's own schema. */
export function openDeskTables(pool: Pool): Kysely<DeskTables> {
  return new Kysely<DeskTables>({ dialect: new PostgresDialect({ pool }) }).withSchema('twoam');
}

/** Runs work between `begin` and `commit`; any error undoes it all. */
export async function withTransaction<T>(
  pool: Pool,
  work: (transaction: SpaceTransaction, client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work({ run: async (text, values) => (await client.query(text, values)).rows }, client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((rollbackError: Error) => (broken = rollbackError));
    throw error;
  } finally {
    client.release(broken);
  }
}
