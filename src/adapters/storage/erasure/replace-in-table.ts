import { jsonText } from '../json-text.ts';
import type { SpaceTransaction } from '../space-database.ts';
import type { ErasableTable } from './erasable-columns.ts';
import { replaceInJson } from './person-words.ts';

const BATCH = 500;

type Row = Record<string, unknown> & { row_id: string };

/** Replaces in every row of a table, batch by batch along its key. Matching is ours: a database's own depends on its locale. */
export async function replaceInTable(
  { run }: SpaceTransaction,
  schema: string,
  target: ErasableTable,
  replace: (text: string) => string,
): Promise<void> {
  const columns = [...target.text, ...target.json];
  const from = `${schema}.${target.table}`;
  const select = `select ${target.key}::text as row_id, ${columns.join(', ')} from ${from}
    where $1::text is null or ${target.key}::text > $1 order by ${target.key}::text limit ${BATCH}`;
  const update = `update ${from} as t set ${columns.map((column) => `${column} = c.${column}`).join(', ')}
    from jsonb_to_recordset($1::jsonb) as c (row_id text, ${typedColumns(target)}) where t.${target.key}::text = c.row_id`;

  for (let after: string | null = null; ;) {
    const rows: Row[] = await run<Row>(select, [after]);
    const changed = rows.flatMap((row) => changedRow(row, target, replace) ?? []);
    if (changed.length > 0) await run(update, [jsonText(changed)]);
    after = rows.at(-1)?.row_id ?? null;
    if (after === null || rows.length < BATCH) return;
  }
}

/** The row with the person replaced, or null when nothing of it is about them. */
function changedRow(row: Row, target: ErasableTable, replace: (text: string) => string): Row | null {
  const next: Row = { ...row };
  for (const column of target.text) {
    const words = row[column];
    if (typeof words === 'string') next[column] = replace(words);
  }
  for (const column of target.json) next[column] = replaceInJson(row[column], replace);
  return JSON.stringify(next) === JSON.stringify(row) ? null : next;
}

function typedColumns({ text, json }: ErasableTable): string {
  return [...text.map((column) => `${column} text`), ...json.map((column) => `${column} jsonb`)].join(', ');
}
