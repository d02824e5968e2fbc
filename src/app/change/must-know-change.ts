import { Refused } from '../refused.ts';
import type { SpaceContext } from '../space-context.ts';

/** Refuses the id of a change that was not recorded. */
export async function mustKnowChange(space: SpaceContext, id: string): Promise<void> {
  if ((await space.storage.changes.byIds([id])).length === 0)
    throw new Refused('unknown-reference', { what: 'change', id });
}
