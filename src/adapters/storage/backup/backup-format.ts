import { z } from 'zod';

/**
 * A backup is a zstd stream of lines: the header, then each table's rows in the header's order, one JSON array of
 * PostgreSQL's text forms a row, then the footer.
 */
export const formatName = 'twoam-backup';
export const formatVersion = 1;

/** Schemas that belong to the desk: its own and one for each space. They stand unquoted in the SQL of migrations. */
const schema = z.string().regex(/^(twoam|space_[a-z0-9_]{1,40})$/);

const name = z.string().min(1);

const table = z.object({
  schema,
  name,
  columns: z.array(name).min(1),
  rows: z.int().min(0),
});

const sequence = z.object({
  schema,
  name,
  /** A bigint in decimal digits. */
  lastValue: z.string().regex(/^-?\d+$/),
});

export const backupHeader = z.object({
  format: z.literal(formatName),
  version: z.literal(formatVersion),
  appVersion: z.string(),
  createdAt: z.iso.datetime(),
  /** The migrations each schema has had, by number. */
  levels: z.record(schema, z.array(z.int())),
  tables: z.array(table),
  sequences: z.array(sequence),
});

/** The hash covers every line before the footer, line feeds included, before compression. */
export const backupFooter = z.object({
  rows: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export type BackupHeader = z.infer<typeof backupHeader>;
export type BackedUpTable = z.infer<typeof table>;
export type BackupFooter = z.infer<typeof backupFooter>;

/** The rows of all tables together. */
export function countBackedUpRows(header: BackupHeader): number {
  return header.tables.reduce((sum, { rows }) => sum + rows, 0);
}
