import type { NameBook } from '#core/incident/name-book.ts';
import { personOf, type Actor } from '#core/shared/actor.ts';
import type { SpaceContext } from '../space-context.ts';

/** Names of those who saved something; of nothing else. */
export async function actorNames(context: SpaceContext, actors: Actor[]): Promise<NameBook> {
  const people = await context.storage.people.names([...new Set(actors.flatMap((actor) => personOf(actor) ?? []))]);
  return {
    person: (id) => people.get(id) ?? 'somebody',
    customer: () => 'a customer',
    feature: (id) => id,
    change: () => 'a change',
  };
}
