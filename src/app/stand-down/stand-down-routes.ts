import * as contract from '#contract/stand-down.ts';
import { fromIso } from '#core/shared/instant.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import { runCommand } from '../incident/run-command.ts';
import { Refused } from '../refused.ts';
import type { Contexts, SpaceContext } from '../space-context.ts';
import { shownOutlook } from './shown-outlook.ts';
import { callItANight, resumeWork } from './stand-down-use-cases.ts';

/** Routes of the night: whether it is safe to stop, stopping, watching, and going on. */
export function standDownRoutes({ context }: Contexts): BoundRoute[] {
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
    bind(contract.askWatcher, async ({ params, query, body, caller }) => {
      const space = await context(query.space);
      const { personId, expectedVersion } = body;
      await mustKnowPerson(space, personId);
      const asked = { type: 'AskWatcher' as const, by: caller.actor, personId };
      const { id, version } = await runCommand(space, params.id, () => ({ command: asked }), expectedVersion);
      return { id, version };
    }),
    bind(contract.agreeToWatch, async ({ params, query, body, caller }) => {
      const agreed = { type: 'AgreeToWatch' as const, by: caller.actor };
      const space = await context(query.space);
      const { id, version } = await runCommand(space, params.id, () => ({ command: agreed }), body.expectedVersion);
      return { id, version };
    }),
  ];
}

async function mustKnowPerson(space: SpaceContext, id: string): Promise<void> {
  const person = await space.storage.people.get(id);
  if (person === null || person.erasedAt !== null) throw new Refused('unknown-reference', { what: 'person', id });
}
