import * as contract from '#contract/rest.ts';
import type { Caller } from '../caller.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import type { PersonRow } from '../ports/people.ts';
import { Refused } from '../refused.ts';
import type { Contexts, SpaceContext } from '../space-context.ts';
import { myRestNow } from './my-rest.ts';
import { sayOfRest } from './say-of-rest.ts';
import { deleteRestFact, deleteRestFacts, setRest } from './set-rest.ts';
import { readSettings, shownSettings } from './shown-rest.ts';

/** Routes of a person's own rest. None takes a person's id: whoever is signed in sees and says their own, or nothing. */
export function restRoutes({ context }: Contexts): BoundRoute[] {
  return [
    bind(contract.getMyRest, async ({ caller }) => {
      const space = await context('real');
      return myRestNow(space, await oneself(space, caller));
    }),
    bind(contract.putMyRest, async ({ caller, body }) => {
      const space = await context('real');
      const settings = readSettings(body);
      await setRest(space, await oneself(space, caller), settings);
      return shownSettings(settings);
    }),
    bind(contract.sayOfMyRest, async ({ caller, body }) => {
      const space = await context('real');
      return sayOfRest(space, await oneself(space, caller), body);
    }),
    bind(contract.deleteMyRestFact, async ({ caller, params }) => {
      const space = await context('real');
      return { deleted: await deleteRestFact(space, await oneself(space, caller), params.id) };
    }),
    bind(contract.deleteMyRestFacts, async ({ caller }) => {
      const space = await context('real');
      return { deleted: await deleteRestFacts(space, await oneself(space, caller)) };
    }),
  ];
}

/** A token speaks for no person, nor does an account that is nobody of those who respond. */
async function oneself({ storage }: SpaceContext, { actor, personId }: Caller): Promise<PersonRow> {
  const person = actor.kind === 'person' && personId !== null ? await storage.people.get(personId) : null;
  if (person === null || person.erasedAt !== null) throw new Refused('not-a-person');
  return person;
}
