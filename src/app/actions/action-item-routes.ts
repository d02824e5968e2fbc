import * as contract from '#contract/action-items.ts';
import { isOpen } from '#core/incident/phase.ts';
import type { ActionItemStatus } from '#core/postmortem/action-item.ts';
import { toIso } from '#core/shared/instant.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import { currentProcedure, loadIncident } from '../incident/load-incident.ts';
import { textRow } from '../incident/run-command.ts';
import { mustKnowPerson } from '../people/must-know-person.ts';
import { Refused } from '../refused.ts';
import type { Contexts, SpaceContext } from '../space-context.ts';
import { approversNow, runActionItem, type ItemDone } from './run-action-item.ts';
import { overdueActions } from './overdue-actions.ts';
import { shownActionItems } from './shown-action-items.ts';

const OPEN: ActionItemStatus[] = ['draft', 'agreed'];
const ENDED: ActionItemStatus[] = ['done', 'dropped'];
const MOST_OF_ONE_INCIDENT = 500;

/** Routes of action items. */
export function actionItemRoutes({ context }: Contexts): BoundRoute[] {
  return [
    bind(contract.listActionItems, async ({ query: { space: spaceId, state, ownerId, limit } }) => {
      const space = await context(spaceId);
      const now = space.clock.now();
      const status = state === 'open' ? OPEN : state === 'ended' ? ENDED : undefined;
      const overdueAt = state === 'overdue' ? now : undefined;
      const rows = await space.storage.actionItems.list({ status, overdueAt, ownerId, limit });
      return {
        items: await shownActionItems(space, rows),
        overdue: (await overdueActions(space, now)).length,
        ...(await around(space)),
      };
    }),
    bind(contract.listActionItemsOf, async ({ params: { id }, query }) => {
      const space = await context(query.space);
      const { incident } = await loadIncident(space, id);
      const rows = await space.storage.actionItems.list({ incidentId: id, limit: MOST_OF_ONE_INCIDENT });
      const used = new Set(rows.flatMap(({ ideaIds }) => ideaIds));
      const ideas = incident.ideas.filter((idea) => !used.has(idea.id));
      const words = await space.storage.texts.bodies(ideas.map(({ textId }) => textId));
      return {
        items: await shownActionItems(space, rows),
        ideas: ideas.map((idea) => ({ id: idea.id, text: words.get(idea.textId) ?? '', at: toIso(idea.at) })),
        incidentIsOpen: isOpen(incident.phase),
        ...(await around(space)),
      };
    }),
    bind(contract.createActionItem, async ({ params, query, body: { ideaId, text, key }, caller }) => {
      const space = await context(query.space);
      const { incident } = await loadIncident(space, params.id);
      const idea = incident.ideas.find((one) => one.id === ideaId);
      if (ideaId !== undefined && idea === undefined)
        throw new Refused('unknown-reference', { what: 'parked idea', id: ideaId });
      if (idea === undefined && text === undefined)
        throw new Refused('bad-input', {}, [{ path: 'text', message: 'say what is to be done' }]);
      // Whoever presses twice, or two people at once, make one item of an idea.
      const id =
        ideaId !== undefined ? `action_${ideaId}` : key !== undefined ? `action_${key}` : space.ids.next('action');
      const words = text === undefined ? null : textRow(space, text, caller.actor);
      const before = key === undefined ? null : await space.storage.actionItems.get(id);
      if (before !== null && before.incidentId === params.id) return { id, version: before.version };
      return answerOf(
        await runActionItem(space, id, () => ({
          command: {
            type: 'Draft',
            by: caller.actor,
            incidentId: params.id,
            textId: words?.id ?? idea?.textId ?? '',
            ideaIds: idea === undefined ? [] : [idea.id],
          },
          texts: words === null ? [] : [words],
        })),
      );
    }),
    bind(contract.changeActionItem, async ({ params, query, body, caller }) => {
      const space = await context(query.space);
      for (const personId of [body.ownerId, body.approverId])
        if (personId !== undefined && personId !== null) await mustKnowPerson(space, personId);
      const words = body.text === undefined ? null : textRow(space, body.text, caller.actor);
      const done = await runActionItem(
        space,
        params.id,
        (item) => ({
          command: {
            type: 'Change',
            by: caller.actor,
            textId: words?.id ?? item?.textId ?? '',
            ownerId: body.ownerId === undefined ? (item?.ownerId ?? null) : body.ownerId,
            dueOn: body.dueOn === undefined ? (item?.due?.on ?? null) : body.dueOn,
            approverId: body.approverId === undefined ? (item?.approverId ?? null) : body.approverId,
          },
          texts: words === null ? [] : [words],
        }),
        body.expectedVersion,
      );
      return answerOf(done);
    }),
    bind(contract.agreeActionItem, async ({ params, query, body, caller }) =>
      answerOf(
        await runActionItem(
          await context(query.space),
          params.id,
          () => ({ command: { type: 'Agree', by: caller.actor } }),
          body.expectedVersion,
        ),
      ),
    ),
    bind(contract.finishActionItem, async ({ params, query, body, caller }) => {
      const space = await context(query.space);
      const note = body.note === undefined ? null : textRow(space, body.note, caller.actor);
      const done = await runActionItem(
        space,
        params.id,
        () => ({
          command: { type: 'Finish', by: caller.actor, noteTextId: note?.id ?? null },
          texts: note === null ? [] : [note],
        }),
        body.expectedVersion,
      );
      return answerOf(done);
    }),
    bind(contract.reopenActionItem, async ({ params, query, body, caller }) =>
      answerOf(
        await runActionItem(
          await context(query.space),
          params.id,
          () => ({ command: { type: 'Reopen', by: caller.actor } }),
          body.expectedVersion,
        ),
      ),
    ),
    bind(contract.dropActionItem, async ({ params, query, body, caller }) => {
      const space = await context(query.space);
      const reason = textRow(space, body.reason, caller.actor);
      const done = await runActionItem(
        space,
        params.id,
        () => ({ command: { type: 'Drop', by: caller.actor, reasonTextId: reason.id }, texts: [reason] }),
        body.expectedVersion,
      );
      return answerOf(done);
    }),
    bind(contract.sendActionItem, async ({ params, query, body, caller }) => {
      const space = await context(query.space);
      if ((await space.trackers.of(body.connection)) === null)
        throw new Refused('refused', {
          reason: `The connection ${body.connection} takes no action items.`,
          next: 'Choose one that does, or let an administrator set it up under Ready, Connections.',
        });
      const done = await runActionItem(
        space,
        params.id,
        () => ({ command: { type: 'Send', by: caller.actor, connection: body.connection } }),
        body.expectedVersion,
      );
      return answerOf(done);
    }),
  ];
}

function answerOf({ id, version }: ItemDone): { id: string; version: number } {
  return { id, version };
}

/** Who may say yes now, and where items can be sent. */
async function around(space: SpaceContext) {
  const { procedure } = await currentProcedure(space);
  const ids = await approversNow(space, procedure);
  const names = await space.storage.people.names(ids);
  return {
    approvers: ids.map((id) => ({ id, name: names.get(id) ?? 'somebody' })),
    trackers: await space.trackers.list(),
    now: toIso(space.clock.now()),
  };
}
