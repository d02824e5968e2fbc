import { Pool, types } from 'pg';

const INT8 = 20;

/** Instants and counters are bigint and stay far below 2^53, so they are read as numbers. */
const readNumbers = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 && format !== 'binary' ? Number : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
};

export interface PoolOptions {
  url: string;
  /** Most connections at once. */
  connections: number;
  log: { warn(message: string): void };
}

/** A pool of connections that survives its server: a lost connection is replaced at the next query. */
export function openPool({ url, connections, log }: PoolOptions): Pool {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    types: readNumbers,
    application_name: 'twoam',
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  });
  // Without listeners a connection that breaks would end the process: the pool hears of idle ones only, and one in use
  // between two queries has nobody to tell but its own listener. Its next query fails.
  pool.on('error', (error) => log.warn(`A database connection was lost: ${error.message}`));
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
