import { Refused } from '../refused.ts';
import type { SpaceContext } from '../space-context.ts';

/** Refuses the id of a person who is not known, or was erased. */
export async function mustKnowPerson(space: SpaceContext, id: string): Promise<void> {
  const person = await space.storage.people.get(id);
  if (person === null || person.erasedAt !== null) throw new Refused('unknown-reference', { what: 'person', id });
}
