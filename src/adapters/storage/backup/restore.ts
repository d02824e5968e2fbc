import { resolve } from 'node:path';
import { Client, DatabaseError } from 'pg';
import { BackupError } from './backup-error.ts';
import { countBackedUpRows } from './backup-format.ts';
import type { BackupHeader } from './backup-format.ts';
import { bringSchemasForward, createSchemas, findUnknownMigration, readLevels } from './desk-schemas.ts';
import { fillTables } from './fill-tables.ts';
import { holdOutbox } from './hold-outbox.ts';
import { readBackup, verifyBackup } from './read-backup.ts';
import { plainTextForms } from './session-settings.ts';

/** What was brought back. */
export interface RestoreResult {
  readonly file: string;
  readonly createdAt: string;
  readonly appVersion: string;
  readonly tables: number;
  readonly rows: number;
  /** Messages that waited in the backup and are kept on the desk; null when they go out. */
  readonly held: number | null;
}

/**
 * Brings a backup back into a database without a desk, at the file's schema level and then at this desk's newest.
 * The file is read once to see that it is whole; then everything becomes true together, or nothing does. With
 * `holdOutbox` the messages that waited when it was taken do not leave.
 */
export async function restore(options: { url: string; file: string; holdOutbox?: boolean }): Promise<RestoreResult> {
  const file = resolve(options.file);
  const header = await verifyBackup(file);
  assertKnown(header);

  let held: number | null = null;
  const client = new Client({ connectionString: options.url });
  // A lost connection also fails the statement that is running, or the next one.
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('begin');
    await assertEmpty(client);
    await createSchemas(client, header.levels);
    await client.query(plainTextForms);
    await fillFromFile(client, file);
    await bringSchemasForward(client, header.levels);
    if (options.holdOutbox === true) held = await holdOutbox(client, header.levels);
    await client.query('commit');
  } finally {
    // Ends the transaction as well, if it is still open.
    await client.end();
  }
  const { createdAt, appVersion, tables } = header;
  return { file, createdAt, appVersion, tables: tables.length, rows: countBackedUpRows(header), held };
}

async function assertEmpty(client: Client): Promise<void> {
  const [schema] = Object.keys(await readLevels(client));
  if (schema === undefined) return;
  throw new BackupError(
    'database-not-empty',
    `This database already holds a desk (schema ${schema}): restore into an empty one, such as a new folder given with --data DIR.`,
  );
}

function assertKnown({ levels, appVersion }: BackupHeader): void {
  const unknown = findUnknownMigration(levels);
  if (unknown === undefined) return;
  throw new BackupError(
    'from-a-newer-desk',
    `The backup was written by TwoAM ${appVersion} and has the migration ${unknown}, which this desk does not know: restore it with that version or a newer one.`,
  );
}

async function fillFromFile(client: Client, file: string): Promise<void> {
  try {
    await readBackup(file, (header, nextRow) => fillTables(client, header, nextRow));
  } catch (cause) {
    if (!(cause instanceof DatabaseError)) throw cause;
    throw new BackupError(
      'does-not-fit',
      `The backup does not fit this desk's tables (${cause.message}): restore it with the desk that wrote it.`,
      { cause },
    );
  }
}
