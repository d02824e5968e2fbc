import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One numbered file of SQL. */
export interface Migration {
  number: number;
  name: string;
  sql: string;
}

/** `desk` is run once for the schema `twoam`, `space` for every space's schema. */
export type MigrationFolder = 'desk' | 'space';

const FILE_NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;

/** The migrations of a folder in their order. */
export function readMigrations(folder: MigrationFolder): Migration[] {
  const path = join(import.meta.dirname, 'migrations', folder);
  const migrations = readdirSync(path)
    .toSorted()
    .map((name) => ({ number: numberOf(name), name, sql: readFileSync(join(path, name), 'utf8') }));
  const twice = migrations.find((migration, index) => migrations[index - 1]?.number === migration.number);
  if (twice !== undefined) throw new Error(`There are two ${folder} migrations with the number of ${twice.name}.`);
  return migrations;
}

function numberOf(name: string): number {
  const number = FILE_NAME.exec(name)?.[1];
  if (number === undefined) throw new Error(`${name} is not named like a migration, such as 0001_streams.sql.`);
  return Number(number);
}
