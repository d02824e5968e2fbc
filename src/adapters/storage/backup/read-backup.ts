import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import { BackupError } from './backup-error.ts';
import { backupFooter, backupHeader, countBackedUpRows, formatName, formatVersion } from './backup-format.ts';
import type { BackupHeader } from './backup-format.ts';
import { readLines } from './read-lines.ts';

/** Gives the next row of the file, a JSON array of text forms; as many as the header counts. */
export type NextRow = () => Promise<string>;

/**
 * Reads a backup to its end, rows by way of `use`, and refuses it unless it is whole: what `use` did before counts
 * only when this resolves.
 */
export async function readBackup(
  file: string,
  use: (header: BackupHeader, nextRow: NextRow) => Promise<void>,
): Promise<BackupHeader> {
  let header: BackupHeader | undefined;
  try {
    await pipeline(createReadStream(file), createZstdDecompress(), async (chunks: AsyncIterable<Buffer>) => {
      header = await readWhole(file, chunks, use);
    });
  } catch (cause) {
    throw explain(file, cause);
  }
  if (!header) throw damaged(file, 'it ends early');
  return header;
}

/** Reads a backup to its end without using it. */
export async function verifyBackup(file: string): Promise<BackupHeader> {
  return readBackup(file, async (header, nextRow) => {
    for (let rows = countBackedUpRows(header); rows > 0; rows -= 1) await nextRow();
  });
}

async function readWhole(
  file: string,
  chunks: AsyncIterable<Buffer>,
  use: (header: BackupHeader, nextRow: NextRow) => Promise<void>,
): Promise<BackupHeader> {
  const hash = createHash('sha256');
  const lines = readLines(chunks);
  const nextHashed = async (): Promise<string> => {
    const { value, done } = await lines.next();
    if (done) throw damaged(file, 'it ends early');
    hash.update(`${value}\n`);
    return value;
  };

  const header = readHeader(file, await nextHashed());
  await use(header, nextHashed);

  const lastLine = await lines.next();
  if (lastLine.done) throw damaged(file, 'it ends early');
  const footer = backupFooter.safeParse(parseJson(lastLine.value));
  const end = await lines.next();
  if (!footer.success || !end.done) throw damaged(file, 'it has more rows than it says');
  if (footer.data.sha256 !== hash.digest('hex')) throw damaged(file, 'its checksum does not agree');
  return header;
}

function readHeader(file: string, line: string): BackupHeader {
  const value = parseJson(line) as { format?: unknown; version?: unknown } | undefined;
  if (value?.format !== formatName) throw notABackup(file);
  if (typeof value.version === 'number' && value.version > formatVersion) {
    throw new BackupError('from-a-newer-desk', `${file} has a newer format: restore it with the desk that wrote it.`);
  }
  const header = backupHeader.safeParse(value);
  if (!header.success) throw damaged(file, 'its first line is not complete');
  return header.data;
}

function explain(file: string, cause: unknown): unknown {
  const { code, path } = cause as NodeJS.ErrnoException;
  if (path === file || code === 'EISDIR') {
    return new BackupError('file-unusable', `${file} cannot be read (${code}): check the name.`, { cause });
  }
  if (code === 'ZSTD_error_prefix_unknown') return notABackup(file, cause);
  if (code === 'Z_BUF_ERROR') return damaged(file, 'it ends early', cause);
  if (code?.startsWith('ZSTD_error')) return damaged(file, 'it cannot be unpacked', cause);
  return cause;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function notABackup(file: string, cause?: unknown): BackupError {
  return new BackupError('not-a-backup', `${file} is not a backup of a TwoAM desk: check the name.`, { cause });
}

function damaged(file: string, how: string, cause?: unknown): BackupError {
  return new BackupError('damaged', `${file} is damaged (${how}), nothing was restored: use another backup.`, {
    cause,
  });
}
