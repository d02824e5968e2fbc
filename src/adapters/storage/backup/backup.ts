import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import { Client } from 'pg';
import { BackupError } from './backup-error.ts';
import { countBackedUpRows, formatName, formatVersion } from './backup-format.ts';
import type { BackupFooter, BackupHeader } from './backup-format.ts';
import { listSequences, listTables, qualified } from './desk-catalog.ts';
import type { DeskTable } from './desk-catalog.ts';
import { readLevels } from './desk-schemas.ts';
import { readRows } from './read-rows.ts';
import { plainTextForms } from './session-settings.ts';

/** Codes of the file system, told apart from those of the connection. */
const fileTroubles = new Set([
  'EACCES',
  'EDQUOT',
  'EFBIG',
  'EIO',
  'EISDIR',
  'ENOENT',
  'ENOSPC',
  'ENOTDIR',
  'EPERM',
  'EROFS',
]);

/** What was written. */
export interface BackupResult {
  readonly file: string;
  readonly bytes: number;
  readonly tables: number;
  readonly rows: number;
}

/**
 * Writes everything the desk keeps in the database, as it is at one instant, to one compressed file that only this
 * user can read. The file appears when it is complete and replaces one of the same name; the desk may run meanwhile.
 */
export async function backup(options: { url: string; file: string; appVersion: string }): Promise<BackupResult> {
  const file = resolve(options.file);
  const client = new Client({ connectionString: options.url });
  // A lost connection also fails the statement that is running, or the next one.
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(plainTextForms);
    const header = await describe(client, options.appVersion);
    const bytes = await writeWhole(file, lines(client, header));
    return { file, bytes, tables: header.tables.length, rows: countBackedUpRows(header) };
  } finally {
    await client.end();
  }
}

async function describe(client: Client, appVersion: string): Promise<BackupHeader> {
  const levels = await readLevels(client);
  if (Object.keys(levels).length === 0) {
    throw new BackupError('nothing-to-back-up', 'This database holds no desk: check the address or the data folder.');
  }
  const tables = [];
  for (const table of await listTables(client)) {
    const columns = table.columns.map((column) => column.name);
    tables.push({ schema: table.schema, name: table.name, columns, rows: await countRows(client, table) });
  }
  const sequences = await listSequences(client);
  const createdAt = new Date().toISOString();
  return { format: formatName, version: formatVersion, appVersion, createdAt, levels, tables, sequences };
}

async function countRows(client: Client, table: DeskTable): Promise<number> {
  const { rows } = await client.query<{ rows: string }>(`select count(*) as rows from only ${qualified(table)}`);
  return Number(rows[0]?.rows);
}

async function* lines(client: Client, header: BackupHeader): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const hashed = (text: string): string => {
    hash.update(text);
    return text;
  };
  yield hashed(`${JSON.stringify(header)}\n`);
  for (const table of header.tables) {
    for await (const batch of readRows(client, table)) {
      yield hashed(batch.map((row) => `${JSON.stringify(row)}\n`).join(''));
    }
  }
  const footer: BackupFooter = { rows: countBackedUpRows(header), sha256: hash.digest('hex') };
  yield `${JSON.stringify(footer)}\n`;
}

async function writeWhole(file: string, text: AsyncGenerator<string>): Promise<number> {
  const draft = `${file}.${randomBytes(6).toString('hex')}.partial`;
  try {
    const target = createWriteStream(draft, { mode: 0o600, flags: 'wx', flush: true });
    await pipeline(Readable.from(text), createZstdCompress(), target);
    const { size } = await stat(draft);
    await rename(draft, file);
    await syncFolder(dirname(file));
    return size;
  } catch (cause) {
    await rm(draft, { force: true });
    const { code = '' } = cause as NodeJS.ErrnoException;
    if (!fileTroubles.has(code)) throw cause;
    throw new BackupError('file-unusable', `The backup cannot be written to ${file} (${code}): choose another place.`, {
      cause,
    });
  }
}

/** Makes the rename survive a power cut. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
