import { escapeIdentifier } from 'pg';
import type { ClientBase } from 'pg';
import { BackupError } from './backup-error.ts';
import type { BackedUpTable, BackupHeader } from './backup-format.ts';
import { listForeignKeys, listTables, qualified } from './desk-catalog.ts';
import type { DeskTable } from './desk-catalog.ts';
import type { NextRow } from './read-backup.ts';

const batchCharacters = 1024 * 1024;

/**
 * Puts the file's rows, and nothing else, into freshly created tables, in the file's order: foreign keys are checked
 * when all is there, and triggers do not see rows that were already seen once.
 */
export async function fillTables(client: ClientBase, header: BackupHeader, nextRow: NextRow): Promise<void> {
  const tables = await listTables(client);
  const foreignKeys = await listForeignKeys(client);
  for (const key of foreignKeys) await client.query(key.drop);
  for (const table of tables) await client.query(`delete from ${qualified(table)}`);
  for (const table of header.tables) await fillTable(client, table, findTarget(tables, table), nextRow);
  for (const key of foreignKeys) await client.query(key.restore);
  for (const { schema, name, lastValue } of header.sequences) {
    await client.query('select setval($1::regclass, $2::bigint)', [qualified({ schema, name }), lastValue]);
  }
}

function findTarget(tables: readonly DeskTable[], wanted: BackedUpTable): DeskTable {
  const table = tables.find(({ schema, name }) => schema === wanted.schema && name === wanted.name);
  const known = new Set(table?.columns.map((column) => column.name));
  const missing = wanted.columns.find((column) => !known.has(column));
  if (table && missing === undefined) return table;
  const what = missing === undefined || !table ? 'no such table' : `no column ${missing}`;
  throw new BackupError(
    'does-not-fit',
    `The backup's table ${wanted.schema}.${wanted.name} does not fit this desk (${what}): restore it with the desk that wrote it.`,
  );
}

async function fillTable(
  client: ClientBase,
  { columns, rows }: BackedUpTable,
  target: DeskTable,
  nextRow: NextRow,
): Promise<void> {
  if (rows === 0) return;
  await client.query(`alter table ${qualified(target)} disable trigger user`);
  const insert = insertStatement(target, columns);
  let batch: string[] = [];
  let characters = 0;
  for (let row = 0; row < rows; row += 1) {
    const line = await nextRow();
    batch.push(line);
    characters += line.length;
    if (characters < batchCharacters && row < rows - 1) continue;
    await client.query(insert, [`[${batch.join(',')}]`]);
    batch = [];
    characters = 0;
  }
  await client.query(`alter table ${qualified(target)} enable trigger user`);
}

/** The rows come as one JSON array of arrays, which PostgreSQL takes apart and casts. */
function insertStatement(target: DeskTable, columns: readonly string[]): string {
  const types = new Map(target.columns.map(({ name, type }) => [name, type]));
  const names = columns.map(escapeIdentifier).join(', ');
  const values = columns.map((column, i) => `(line.row ->> ${i})::${types.get(column)}`).join(', ');
  return `insert into ${qualified(target)} (${names}) overriding system value
    select ${values} from json_array_elements($1::json) as line(row)`;
}
