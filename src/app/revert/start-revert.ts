import { isUnderWay } from '#core/incident/revert-decision.ts';
import type { Actor } from '#core/shared/actor.ts';
import { levelOfActor } from '../handover/level-of-actor.ts';
import { runCommand, type CommandDone } from '../incident/run-command.ts';
import type { SpaceContext } from '../space-context.ts';
import { refuseSecondRevert } from './refuse-while-reverting.ts';
import { changeOf, planOfChange } from './plan-of-change.ts';

/**
 * Undoes a change by its plan as it is now; where data is affected the first of two people only agrees. The run and the
 * incident's decision are written together, so whoever presses second finds it under way.
 */
export async function startRevert(
  context: SpaceContext,
  incidentId: string,
  asked: { changeId: string; by: Actor; expectedVersion?: number | undefined },
): Promise<CommandDone & { runId: string | null }> {
  const change = await changeOf(context, asked.changeId);
  const runId = context.ids.next('run');
  const mitigationId = context.ids.next('mitigation');
  const done = await runCommand(
    context,
    incidentId,
    async (incident, procedure) => {
      // The incident itself says more of a revert of its own.
      if (!incident.mitigations.some((one) => one.kind === 'revert' && isUnderWay(one)))
        await refuseSecondRevert(context, change.id);
      const { plan } = await planOfChange(context, change, procedure, context.clock.now());
      return {
        command: {
          type: 'StartRevert',
          by: asked.by,
          mitigationId,
          runId,
          changeId: change.id,
          affectsData: plan.data !== 'none',
          reversible: plan.reversible,
          alternative: plan.alternative,
          ...(plan.data === 'none' ? {} : await levelOfActor(context, asked.by)),
        },
      };
    },
    asked.expectedVersion,
  );
  const isStarted = done.events.some(({ type }) => type === 'MitigationStarted');
  return { ...done, runId: isStarted ? runId : null };
}
