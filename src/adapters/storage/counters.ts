import type { SpaceDatabase } from './space-database.ts';

/** The next number of a kind, from 1; numbers may have gaps and never repeat. */
export async function nextCount({ tables }: SpaceDatabase, name: 'incident' | 'person'): Promise<number> {
  const row = await tables
    .insertInto('counters')
    .values({ name, value: 1 })
    .onConflict((conflict) => conflict.column('name').doUpdateSet((eb) => ({ value: eb('counters.value', '+', 1) })))
    .returning('value')
    .executeTakeFirstOrThrow();
  return row.value;
}
