import { openDataFolder } from './data-folder.ts';
import { EmbeddedError } from './embedded-error.ts';
import { readPort } from './free-port.ts';
import { readPassword } from './initialise-cluster.ts';
import { databaseUrl } from './prepare-database.ts';
import { startEmbeddedPostgres } from './start-embedded-postgres.ts';
import type { EmbeddedPostgresOptions } from './start-embedded-postgres.ts';

/** A database to use for a while, such as for a backup. */
export interface BorrowedDatabase {
  readonly url: string;
  /** Stops the server if it was started for this. */
  release(): Promise<void>;
}

/** The database of a data folder: the running desk's server, or one started for the occasion. */
export async function joinEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<BorrowedDatabase> {
  try {
    const { url, stop } = await startEmbeddedPostgres(options);
    return { url, release: stop };
  } catch (error) {
    if (!(error instanceof EmbeddedError) || error.code !== 'data-in-use') throw error;
    const folder = await openDataFolder(options.dataDir);
    const port = await readPort(folder);
    if (port === undefined) throw error;
    return { url: databaseUrl({ password: await readPassword(folder), port }), release: async () => {} };
  }
}
