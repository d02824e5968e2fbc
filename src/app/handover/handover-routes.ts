import * as contract from '#contract/handover.ts';
import { MINUTE_MS } from '#core/shared/instant.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import { runCommand, textRow } from '../incident/run-command.ts';
import { Refused } from '../refused.ts';
import type { Contexts } from '../space-context.ts';
import { loadIncident } from '../incident/load-incident.ts';
import { proposeHandover } from './propose-handover.ts';
import { askedPeople, whoIsRested } from './relief-outlook.ts';
import { showPacket } from './show-packet.ts';

/** Routes by which roles are passed on, kept, and taken over. */
export function handoverRoutes({ context }: Contexts): BoundRoute[] {
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
    bind(contract.takeOver, async ({ params, query, body, caller }) => {
      const space = await context(query.space);
      const { handoverId, digest, confirmed, expectedVersion } = body;
      const text = textRow(space, body.readBack, caller.actor);
      const taken = { handoverId, digest, confirmed, readBackTextId: text.id };
      const { id, version } = await runCommand(
        space,
        params.id,
        () => ({ command: { type: 'TakeOver', by: caller.actor, ...taken }, texts: [text] }),
        expectedVersion,
      );
      return { id, version };
    }),
    bind(contract.declineHandover, async ({ params, query, body, caller }) => {
      const space = await context(query.space);
      const text = body.reason === undefined ? null : textRow(space, body.reason, caller.actor);
      const { handoverId, expectedVersion } = body;
      const declined = { handoverId, reasonTextId: text?.id ?? null, pageId: space.ids.next('page') };
      const { id, version } = await runCommand(
        space,
        params.id,
        () => ({
          command: { type: 'DeclineHandover', by: caller.actor, ...declined },
          texts: text === null ? [] : [text],
        }),
        expectedVersion,
      );
      return { id, version };
    }),
    bind(contract.withdrawHandover, async ({ params, query, body: { handoverId, expectedVersion }, caller }) => {
      const { id, version } = await runCommand(
        await context(query.space),
        params.id,
        () => ({ command: { type: 'WithdrawHandover', by: caller.actor, handoverId } }),
        expectedVersion,
      );
      return { id, version };
    }),
    bind(contract.overrideRest, async ({ params, query, body, caller }) => {
      const space = await context(query.space);
      const text = textRow(space, body.reason, caller.actor);
      const untilAt = space.clock.now() + body.minutes * MINUTE_MS;
      const kept = { role: body.role, untilAt, reasonTextId: text.id };
      const { id, version } = await runCommand(
        space,
        params.id,
        () => ({ command: { type: 'OverrideRest', by: caller.actor, ...kept }, texts: [text] }),
        body.expectedVersion,
      );
      return { id, version };
    }),
    bind(contract.liftNarrowing, async ({ params, query, body, caller }) => {
      const space = await context(query.space);
      const text = textRow(space, body.reason, caller.actor);
      const { id, version } = await runCommand(
        space,
        params.id,
        () => ({ command: { type: 'LiftNarrowing', by: caller.actor, reasonTextId: text.id }, texts: [text] }),
        body.expectedVersion,
      );
      return { id, version };
    }),
  ];
}
