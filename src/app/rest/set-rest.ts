import { assumedSettings, type RestFact, type RestSettings } from '#core/rest/person-rest.ts';
import { mustBeZone } from '../people/must-be-zone.ts';
import type { PersonRow } from '../ports/people.ts';
import { Refused } from '../refused.ts';
import type { SpaceContext } from '../space-context.ts';

/** Sets what a person says of their usual sleep. What they no longer want known is deleted at once. */
export async function setRest(context: SpaceContext, person: PersonRow, settings: RestSettings): Promise<void> {
  mustBeZone(settings.zone);
  await context.storage.rest.putSettings(person.id, settings);
  await removeAll(context, person.id, (fact) => !settings.estimate || (!settings.infer && fact.kind === 'activity'));
}

/** Deletes everything that is known of somebody's sleep; settings stay. */
export async function deleteRestFacts(context: SpaceContext, person: PersonRow): Promise<number> {
  return removeAll(context, person.id, () => true);
}

/** Deletes one fact. A journey that was not made takes the person back to where they were. */
export async function deleteRestFact(context: SpaceContext, person: PersonRow, factId: string): Promise<number> {
  const { settings = null, facts = [] } = (await context.storage.rest.of([person.id])).get(person.id) ?? {};
  const fact = facts.find(({ id }) => id === factId);
  if (fact === undefined || !(await context.storage.rest.remove(person.id, factId)))
    throw new Refused('not-found', { what: 'fact of yours', id: factId });
  const lastMove = facts.findLast(({ kind }) => kind === 'zone');
  if (fact.kind === 'zone' && fact === lastMove)
    await context.storage.rest.putSettings(person.id, {
      ...(settings ?? assumedSettings(person.zone)),
      zone: fact.fromZone,
    });
  return 1;
}

async function removeAll(
  context: SpaceContext,
  personId: string,
  isUnwanted: (fact: RestFact) => boolean,
): Promise<number> {
  const facts = (await context.storage.rest.of([personId])).get(personId)?.facts ?? [];
  const unwanted = facts.filter(isUnwanted);
  for (const { id } of unwanted) await context.storage.rest.remove(personId, id);
  return unwanted.length;
}
