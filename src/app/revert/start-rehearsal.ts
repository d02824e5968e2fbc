import { isDeepStrictEqual } from 'node:util';
import type { PlanStep, RevertPlan } from '#core/revert/revert-plan.ts';
import type { Actor } from '#core/shared/actor.ts';
import { currentProcedure } from '../incident/load-incident.ts';
import { Refused } from '../refused.ts';
import type { SpaceContext } from '../space-context.ts';
import { changeOf, planOfChange } from './plan-of-change.ts';
import { startPlanRun } from './plan-run-start.ts';

/**
 * Runs the plan of a change against another environment than its own; answers the run's id. Refuses a plan whose steps
 * would do the same there as in earnest, since that would be no rehearsal.
 */
export async function startRehearsal(
  context: SpaceContext,
  { changeId, environment, by }: { changeId: string; environment: string; by: Actor },
): Promise<string> {
  const change = await changeOf(context, changeId);
  if (environment === change.environment)
    throw new Refused('refused', {
      reason: `This change went to ${environment}: running its plan there is no rehearsal.`,
      next: 'Name another environment, such as staging.',
    });
  const { procedure } = await currentProcedure(context);
  const now = context.clock.now();
  const { plan: inEarnest } = await planOfChange(context, change, procedure, now);
  const { plan } = await planOfChange(context, { ...change, environment }, procedure, now);
  const same = plan.steps.find((step) => doesTheSame(step, inEarnest));
  if (same !== undefined)
    throw new Refused('refused', {
      reason: `“${same.title}” would do the same in ${environment} as in ${change.environment}.`,
      next: 'Put the place for the environment into what this step hands on, then rehearse it.',
    });
  return startPlanRun(context, { purpose: 'rehearsal', incidentId: null, mitigationId: null, changeId, plan, by });
}

/** A person reads where they are; a machine does what it is handed. */
function doesTheSame({ id, part, action }: PlanStep, inEarnest: RevertPlan): boolean {
  if (part === 'check' || action.executor === 'manual') return false;
  const other = inEarnest.steps.find((step) => step.id === id);
  return other === undefined || isDeepStrictEqual(action, other.action);
}
