import * as contract from '#contract/stand-down.ts';
import { fromIso } from '#core/shared/instant.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import { commandRoute } from '../incident/command-route.ts';
import { mustKnowPerson } from '../people/must-know-person.ts';
import type { Contexts } from '../space-context.ts';
import { shownOutlook } from './shown-outlook.ts';
import { callItANight, resumeWork } from './stand-down-use-cases.ts';

/** Routes of the night: whether it is safe to stop, stopping, watching, and going on. */
export function standDownRoutes(contexts: Contexts): BoundRoute[] {
  const { context } = contexts;
  return [
    bind(contract.getStandDown, async ({ params, query }) =>
      shownOutlook(
        await context(query.space),
        params.id,
        query.resumeAt === undefined ? null : fromIso(query.resumeAt),
      ),
    ),
    bind(contract.standDown, async ({ params, query, body, caller }) => {
      const { resumeAt, note, expectedVersion } = body;
      const asked = { by: caller.actor, resumeAt: fromIso(resumeAt), note, expectedVersion };
      const { id, version } = await callItANight(await context(query.space), params.id, asked);
      return { id, version };
    }),
    bind(contract.resumeWork, async ({ params, query, body, caller }) => {
      const asked = { by: caller.actor, reason: body.reason, expectedVersion: body.expectedVersion };
      const { id, version } = await resumeWork(await context(query.space), params.id, asked);
      return { id, version };
    }),
    commandRoute(contexts, contract.askWatcher, async ({ space, body: { personId }, caller }) => {
      await mustKnowPerson(space, personId);
      return { command: { type: 'AskWatcher', by: caller.actor, personId } };
    }),
    commandRoute(contexts, contract.agreeToWatch, ({ caller }) => ({
      command: { type: 'AgreeToWatch', by: caller.actor },
    })),
  ];
}
