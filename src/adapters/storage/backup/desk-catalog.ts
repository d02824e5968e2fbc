import { escapeIdentifier } from 'pg';
import type { ClientBase } from 'pg';

/** A table of the desk, as the database's catalog describes it. */
export interface DeskTable {
  readonly schema: string;
  readonly name: string;
  /** Those that hold data of their own: generated columns are left out. */
  readonly columns: readonly DeskColumn[];
}

export interface DeskColumn {
  readonly name: string;
  /** As a cast takes it. */
  readonly type: string;
}

/** A foreign key, with what takes it away and puts it back. */
export interface ForeignKey {
  readonly drop: string;
  readonly restore: string;
}

const ours = `(n.nspname = 'twoam' or n.nspname like 'space\\_%')`;

/** Every table of the desk's schemas, in a stable order. */
export async function listTables(client: ClientBase): Promise<DeskTable[]> {
  const { rows } = await client.query<{ schema: string; name: string; columns: DeskColumn[] }>(`
    select n.nspname as schema, c.relname as name,
      json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum) as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where ${ours} and c.relkind = 'r'
    group by n.nspname, c.relname
    order by n.nspname collate "C", c.relname collate "C"`);
  return rows;
}

/** Every sequence that has given a value, with the last one. */
export async function listSequences(
  client: ClientBase,
): Promise<{ schema: string; name: string; lastValue: string }[]> {
  const { rows } = await client.query<{ schema: string; name: string; lastValue: string }>(`
    select n.nspname as schema, s.sequencename as name, s.last_value::text as "lastValue"
    from pg_sequences s
    join pg_namespace n on n.nspname = s.schemaname
    where ${ours} and s.last_value is not null
    order by n.nspname collate "C", s.sequencename collate "C"`);
  return rows;
}

/** Every foreign key between the desk's tables. */
export async function listForeignKeys(client: ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<{ schema: string; table: string; name: string; definition: string }>(`
    select n.nspname as schema, c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and k.contype = 'f' and k.conparentid = 0
    order by 1, 2, 3`);
  return rows.map(({ schema, table, name, definition }) => {
    const alter = `alter table ${qualified({ schema, name: table })}`;
    const constraint = escapeIdentifier(name);
    return {
      drop: `${alter} drop constraint ${constraint}`,
      restore: `${alter} add constraint ${constraint} ${definition}`,
    };
  });
}

/** The quoted name of a table or sequence. */
export function qualified(relation: { schema: string; name: string }): string {
  return `${escapeIdentifier(relation.schema)}.${escapeIdentifier(relation.name)}`;
}
