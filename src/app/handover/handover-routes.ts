import * as contract from '#contract/handover.ts';
import { MINUTE_MS } from '#core/shared/instant.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import { commandRoute, withWords, withWordsIfAny } from '../incident/command-route.ts';
import { Refused } from '../refused.ts';
import type { Contexts } from '../space-context.ts';
import { loadIncident } from '../incident/load-incident.ts';
import { proposeHandover } from './propose-handover.ts';
import { askedPeople, whoIsRested } from './relief-outlook.ts';
import { showPacket } from './show-packet.ts';

/** Routes by which roles are passed on, kept, and taken over. */
export function handoverRoutes(contexts: Contexts): BoundRoute[] {
  const { context } = contexts;
  return [
    bind(contract.proposeHandover, async ({ params, query, body, caller }) =>
      proposeHandover(await context(query.space), params.id, { ...body, note: body.note ?? null, by: caller.actor }),
    ),
    bind(contract.reliefOutlook, async ({ params, query: { space: spaceId, role, to = null } }) => {
      const space = await context(spaceId);
      const under = await loadIncident(space, params.id);
      if (!under.procedure.roles.some(({ id }) => id === role))
        throw new Refused('not-found', { what: 'role', id: role });
      if (to !== null) return askedPeople(space, under, role, { personIds: [], named: to });
      return askedPeople(space, under, role, { personIds: await whoIsRested(space, under, role), named: null });
    }),
    bind(contract.handoverPacket, async ({ params, query: { space, since, read }, caller }) =>
      showPacket(await context(space), params.id, params.handoverId, { since, read, reader: caller.actor }),
    ),
    commandRoute(contexts, contract.takeOver, (asking) => {
      const { handoverId, also: alsoIds = [], digest, confirmed, readBack } = asking.body;
      return withWords(asking, readBack, (readBackTextId) => ({
        type: 'TakeOver',
        by: asking.caller.actor,
        handoverId,
        alsoIds,
        digest,
        confirmed,
        readBackTextId,
      }));
    }),
    commandRoute(contexts, contract.declineHandover, (asking) => {
      const { handoverId, also = [], reason } = asking.body;
      const { ids } = asking.space;
      return withWordsIfAny(asking, reason, (reasonTextId) => ({
        type: 'DeclineHandover',
        by: asking.caller.actor,
        handoverId,
        reasonTextId,
        pageId: ids.next('page'),
        alsoDeclined: also.map((one) => ({ handoverId: one, pageId: ids.next('page') })),
      }));
    }),
    commandRoute(contexts, contract.withdrawHandover, ({ body: { handoverId }, caller }) => ({
      command: { type: 'WithdrawHandover', by: caller.actor, handoverId },
    })),
    commandRoute(contexts, contract.overrideRest, (asking) => {
      const { role, minutes, reason } = asking.body;
      const untilAt = asking.space.clock.now() + minutes * MINUTE_MS;
      return withWords(asking, reason, (reasonTextId) => ({
        type: 'OverrideRest',
        by: asking.caller.actor,
        role,
        untilAt,
        reasonTextId,
      }));
    }),
    commandRoute(contexts, contract.liftNarrowing, (asking) =>
      withWords(asking, asking.body.reason, (reasonTextId) => ({
        type: 'LiftNarrowing',
        by: asking.caller.actor,
        reasonTextId,
      })),
    ),
  ];
}
