import { escapeIdentifier } from 'pg';
import type { ClientBase } from 'pg';
import type { BackedUpTable } from './backup-format.ts';
import { qualified } from './desk-catalog.ts';

/** About what one batch may take in memory, however wide the rows are. */
const batchBytes = 1024 * 1024;
const firstBatchRows = 50;
const mostBatchRows = 5_000;

/** A row as PostgreSQL's text forms of its columns. */
export type TextRow = readonly (string | null)[];

/** Reads a table through a cursor of the open transaction, a batch at a time. */
export async function* readRows(client: ClientBase, table: BackedUpTable): AsyncGenerator<readonly TextRow[]> {
  if (table.rows === 0) return;
  const columns = table.columns.map((column) => `${escapeIdentifier(column)}::text`).join(', ');
  await client.query(`declare backup_rows no scroll cursor for select ${columns} from only ${qualified(table)}`);
  let size = firstBatchRows;
  for (;;) {
    const { rows } = await client.query<(string | null)[]>({
      text: `fetch ${size} from backup_rows`,
      rowMode: 'array',
    });
    if (rows.length === 0) break;
    yield rows;
    size = nextBatchRows(rows);
  }
  await client.query('close backup_rows');
}

function nextBatchRows(rows: readonly TextRow[]): number {
  let bytes = 1;
  for (const row of rows) for (const value of row) bytes += value?.length ?? 0;
  const fitting = Math.floor((rows.length * batchBytes) / bytes);
  return Math.min(Math.max(fitting, 1), mostBatchRows);
}
