import { assignRole, pageRole } from '#contract/incident-roles.ts';
import { pageChain } from '#core/oncall/roster.ts';
import type { BoundRoute } from '../handlers.ts';
import { rosterNow } from '../oncall/roster.ts';
import { mustKnowPerson } from '../people/must-know-person.ts';
import type { Contexts } from '../space-context.ts';
import { commandRoute, withWordsIfAny } from './command-route.ts';

/** Routes by which people get roles in an incident. */
export function roleRoutes(contexts: Contexts): BoundRoute[] {
  return [
    commandRoute(contexts, pageRole, async (asking, { procedure }) => {
      const { space, body, caller } = asking;
      const personIds = pageChain(procedure, await rosterNow(space, procedure), body.role);
      return withWordsIfAny(asking, body.message, (textId) => ({
        type: 'PageRole',
        by: caller.actor,
        pageId: space.ids.next('page'),
        role: body.role,
        personIds,
        textId,
        key: null,
      }));
    }),
    commandRoute(contexts, assignRole, async ({ space, body: { role, personId }, caller }) => {
      await mustKnowPerson(space, personId);
      return { command: { type: 'AssignRole', by: caller.actor, role, personId } };
    }),
  ];
}
