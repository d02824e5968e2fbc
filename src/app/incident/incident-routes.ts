import * as contract from '#contract/incident.ts';
import { conformance, onTimeShare } from '#core/obligation/conformance.ts';
import { toIso } from '#core/shared/instant.ts';
import type { IncidentEvent } from '#core/incident/events.ts';
import { mustBeFeature } from '../catalogue/must-be-in-catalogue.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import { refuseWhileReverting } from '../revert/refuse-while-reverting.ts';
import { buildRoom } from '../room/build-room.ts';
import type { Contexts } from '../space-context.ts';
import { commandRoute, withWords } from './command-route.ts';
import { loadIncident } from './load-incident.ts';
import { mergeIncidents } from './merge-incidents.ts';
import { openIncident } from './open-incident.ts';
import { runCommand, textRow } from './run-command.ts';
import { shownSummaries } from './shown-summaries.ts';

/** Routes that open, show and end incidents. */
export function incidentRoutes(contexts: Contexts): BoundRoute[] {
  return [...shown(contexts), ...begun(contexts), ...ended(contexts)];
}

function shown({ context }: Contexts): BoundRoute[] {
  return [
    bind(contract.listIncidents, async ({ query }) => {
      const space = await context(query.space);
      const rows = await space.storage.incidents.list(query);
      return { incidents: await shownSummaries(space, rows), now: toIso(space.clock.now()) };
    }),
    bind(contract.getRoom, async ({ params, query }) => buildRoom(await context(query.space), params.id)),
    bind(contract.conformance, async ({ params, query }) => {
      const space = await context(query.space);
      const { incident, procedure } = await loadIncident(space, params.id);
      const steps = conformance(incident, procedure, space.clock.now());
      return { steps, onTimeShare: onTimeShare(steps) };
    }),
    bind(contract.exportIncident, async ({ params, query }) => {
      const space = await context(query.space);
      const events = await space.storage.events.read<IncidentEvent>({ kind: 'incident', id: params.id });
      return { incident: await buildRoom(space, params.id), events };
    }),
  ];
}

function begun(contexts: Contexts): BoundRoute[] {
  return [
    bind(contract.raiseHand, async ({ query, body, caller }) => {
      const space = await contexts.context(query.space);
      await mustBeFeature(space, body.featureId);
      const opened = await openIncident(space, caller.actor, {
        title: body.title,
        featureId: body.featureId,
        source: 'person',
        groupId: null,
        signals: [],
        key: body.key,
      });
      const { details } = body;
      // A repeat finds the words there already.
      if (details === undefined || opened.events.length === 0) return { id: opened.id, version: opened.version };
      const { id, version } = await runCommand(space, opened.id, () =>
        withWords({ space, caller }, details, (textId) => ({
          type: 'PostMessage',
          by: caller.actor,
          messageId: space.ids.next('message'),
          textId,
        })),
      );
      return { id, version };
    }),
    commandRoute(contexts, contract.acknowledge, ({ caller }) => ({
      command: { type: 'Acknowledge', by: caller.actor },
    })),
  ];
}

function ended(contexts: Contexts): BoundRoute[] {
  return [
    commandRoute(contexts, contract.resolve, async (asking) => {
      await refuseWhileReverting(asking.space, asking.id);
      return withWords(asking, asking.body.verification, (verificationTextId) => ({
        type: 'Resolve',
        by: asking.caller.actor,
        verificationTextId,
      }));
    }),
    commandRoute(contexts, contract.reopen, (asking) =>
      withWords(asking, asking.body.reason, (reasonTextId) => ({
        type: 'Reopen',
        by: asking.caller.actor,
        reasonTextId,
      })),
    ),
    commandRoute(contexts, contract.dismissIncident, async ({ space, id, body, caller }) => {
      await refuseWhileReverting(space, id);
      const ticket = textRow(space, body.ticket, caller.actor);
      const reason = body.reason === undefined ? null : textRow(space, body.reason, caller.actor);
      return {
        command: { type: 'Dismiss', by: caller.actor, ticketTextId: ticket.id, reasonTextId: reason?.id ?? null },
        texts: reason === null ? [ticket] : [ticket, reason],
      };
    }),
    bind(contract.mergeIncident, async ({ params, query, body, caller }) =>
      mergeIncidents(
        await contexts.context(query.space),
        params.id,
        body.intoIncidentId,
        caller.actor,
        body.expectedVersion,
      ),
    ),
  ];
}
