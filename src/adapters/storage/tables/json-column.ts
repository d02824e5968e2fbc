import type { ColumnType } from 'kysely';

/** JSON is written as text, because the driver would write an array as an array of SQL. */
export type Json<T> = ColumnType<T, string, string>;
export type NullableJson<T> = ColumnType<T | null, string | null, string | null>;
