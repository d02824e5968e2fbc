import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { filesIn, openDataFolder } from './data-folder.ts';
import { EmbeddedError } from './embedded-error.ts';
import { readPort } from './free-port.ts';
import { readPassword } from './initialise-cluster.ts';
import { databaseUrl } from './prepare-database.ts';
import { startEmbeddedPostgres } from './start-embedded-postgres.ts';
import type { EmbeddedPostgresOptions } from './start-embedded-postgres.ts';

/** A database to use for a while, such as for a backup. */
export interface JoinedPostgres {
  readonly url: string;
  /** Stops the server if it was started for this. */
  leave(): Promise<void>;
}

/**
 * The database that is in a data folder: the running desk's server, or one started for the occasion. Never creates
 * one: throws `EmbeddedError` with `data-missing`.
 */
export async function joinEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<JoinedPostgres> {
  const path = resolve(options.dataDir);
  if (!existsSync(filesIn(path).cluster)) {
    throw new EmbeddedError(
      'data-missing',
      `There is no desk's database in ${path}: check the folder given with --data DIR.`,
    );
  }
  try {
    const { url, stop } = await startEmbeddedPostgres(options);
    return { url, leave: stop };
  } catch (error) {
    if (!(error instanceof EmbeddedError) || error.code !== 'data-in-use') throw error;
    return joinRunning(path, error);
  }
}

async function joinRunning(path: string, inUse: EmbeddedError): Promise<JoinedPostgres> {
  const folder = await openDataFolder(path);
  const port = await readPort(folder);
  if (port === undefined) throw inUse;
  return { url: databaseUrl({ password: await readPassword(folder), port }), leave: async () => {} };
}
