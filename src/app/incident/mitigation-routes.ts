import { judgeSuspect, linkChange, startMitigation, startRevert, verifyMitigation } from '#contract/mitigation.ts';
import { mustKnowChange } from '../change/must-know-change.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import * as reverts from '../revert/start-revert.ts';
import type { Contexts } from '../space-context.ts';
import { commandRoute, withWordsIfAny } from './command-route.ts';
import { textRow } from './run-command.ts';

/** Routes by which a cause is found and service restored. */
export function mitigationRoutes(contexts: Contexts): BoundRoute[] {
  return [
    commandRoute(contexts, linkChange, async ({ space, body: { changeId }, caller }) => {
      await mustKnowChange(space, changeId);
      return { command: { type: 'LinkChange', by: caller.actor, changeId } };
    }),
    commandRoute(contexts, judgeSuspect, (asking) => {
      const { changeId, verdict, reason } = asking.body;
      return withWordsIfAny(asking, reason, (reasonTextId) => ({
        type: 'JudgeSuspect',
        by: asking.caller.actor,
        changeId,
        verdict,
        reasonTextId,
      }));
    }),
    commandRoute(contexts, startMitigation, async ({ space, body, caller }) => {
      const { kind, changeId } = body;
      if (changeId !== null) await mustKnowChange(space, changeId);
      const note = body.note === undefined ? null : textRow(space, body.note, caller.actor);
      const reason = body.reason === undefined ? null : textRow(space, body.reason, caller.actor);
      return {
        command: {
          type: 'StartMitigation',
          by: caller.actor,
          mitigationId: space.ids.next('mitigation'),
          kind,
          changeId,
          noteTextId: note?.id ?? null,
          reasonTextId: reason?.id ?? null,
        },
        texts: [note, reason].filter((text) => text !== null),
      };
    }),
    bind(startRevert, async ({ params, query, body, caller }) => {
      const space = await contexts.context(query.space);
      const { id, version, runId } = await reverts.startRevert(space, params.id, { ...body, by: caller.actor });
      return { id, version, runId, outcome: runId === null ? ('agreed' as const) : ('started' as const) };
    }),
    commandRoute(contexts, verifyMitigation, (asking) => {
      const { mitigationId, outcome, note } = asking.body;
      return withWordsIfAny(asking, note, (noteTextId) => ({
        type: 'VerifyMitigation',
        by: asking.caller.actor,
        mitigationId,
        outcome,
        noteTextId,
      }));
    }),
  ];
}
