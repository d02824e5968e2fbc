import type { ClientBase } from 'pg';
import { DESK_SCHEMA } from '../schema-name.ts';
import { qualified } from './desk-catalog.ts';
import type { SchemaLevels } from './desk-schemas.ts';

const PROOF = 'Kept on the desk: it was waiting to leave when the backup that was restored was taken.';

/** Keeps every message that waits in any space on the desk, in the client's open transaction; answers how many. */
export async function holdOutbox(client: ClientBase, levels: SchemaLevels): Promise<number> {
  let held = 0;
  for (const schema of Object.keys(levels).filter((name) => name !== DESK_SCHEMA)) {
    // What is due stays due: the workers tell the incident that it was kept.
    const { rowCount } = await client.query(
      `update ${qualified({ schema, name: 'outbox' })} set state = 'kept', proof = $1, lease_until = null
       where state = 'waiting'`,
      [PROOF],
    );
    held += rowCount ?? 0;
  }
  return held;
}
