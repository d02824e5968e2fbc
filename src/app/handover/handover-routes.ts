import * as contract from '#contract/handover.ts';
import { MINUTE_MS } from '#core/shared/instant.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import { runCommand, textRow } from '../incident/run-command.ts';
import type { Contexts } from '../space-context.ts';
import { proposeHandover } from './propose-handover.ts';
import { showPacket } from './show-packet.ts';

/** Routes by which roles are passed on, kept, and taken over. */
export function handoverRoutes({ context }: Contexts): BoundRoute[] {
  return [
    bind(contract.proposeHandover, async ({ params, query, body, caller }) =>
      proposeHandover(await context(query.space), params.id, { ...body, note: body.note ?? null, by: caller.actor }),
    ),
    bind(contract.handoverPacket, async ({ params, query }) =>
      showPacket(await context(query.space), params.id, params.handoverId, query.since ?? null),
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
