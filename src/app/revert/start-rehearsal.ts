import { isDeepStrictEqual } from 'node:util';
import { isProduction } from '#core/revert/is-production.ts';
import type { PlanStep, RevertPlan } from '#core/revert/revert-plan.ts';
import type { Actor } from '#core/shared/actor.ts';
import { currentProcedure } from '../incident/load-incident.ts';
import type { ChangeRow } from '../ports/changes.ts';
import { Refused } from '../refused.ts';
import type { SpaceContext } from '../space-context.ts';
import { planOfChange } from './plan-of-change.ts';
import { startPlanRun } from './plan-run-start.ts';

/**
 * Runs the plan of a change against another environment than its own; answers the run's id. Refuses a plan whose steps
 * would do the same there as in earnest, since that would be no rehearsal, and a second one of a service meanwhile.
 * `service`: its template must fill the plan.
 */
export async function startRehearsal(
  context: SpaceContext,
  {
    change,
    environment,
    service = null,
    by,
  }: { change: ChangeRow; environment: string; service?: string | null; by: Actor },
): Promise<string> {
  if (environment.toLowerCase() === change.environment.toLowerCase())
    throw new Refused('refused', {
      reason: `This change went to ${environment}: running its plan there is no rehearsal.`,
      next: 'Name another environment, such as staging.',
    });
  if (isProduction(environment))
    throw new Refused('refused', {
      reason: `${environment} is where customers are: a rehearsal never runs there.`,
      next: 'Name another environment, such as staging.',
    });
  const { procedure } = await currentProcedure(context);
  const now = context.clock.now();
  const { plan: inEarnest } = await planOfChange(context, change, procedure, now);
  const { plan, templates } = await planOfChange(context, { ...change, environment }, procedure, now);
  if (service !== null && !templates.some((one) => one.service === service))
    throw new Refused('refused', {
      reason: `The template of ${service} cannot be filled for “${change.title}” in ${environment}.`,
      next: 'See what its plan lacks at the change, or name another change.',
    });
  const same = plan.steps.find((step) => doesTheSame(step, inEarnest));
  if (same !== undefined)
    throw new Refused('refused', {
      reason: `“${same.title}” would do the same in ${environment} as in ${change.environment}.`,
      next: 'Put the place for the environment into what this step hands on, then rehearse it.',
    });
  const rehearsal = { environment, templates: templates.map(({ service: id, version }) => ({ service: id, version })) };
  await refuseSecond(context, change, rehearsal);
  const start = { purpose: 'rehearsal' as const, incidentId: null, mitigationId: null, changeId: change.id };
  return startPlanRun(context, { ...start, plan, rehearsal, by });
}

const MOST_UNDER_WAY = 200;

/** Two at once would undo each other's work in one environment. */
async function refuseSecond(
  { storage }: SpaceContext,
  change: ChangeRow,
  { environment, templates }: { environment: string; templates: { service: string }[] },
): Promise<void> {
  const underWay = await storage.planRuns.list({ purpose: 'rehearsal', underWay: true, limit: MOST_UNDER_WAY });
  const other = underWay.find(
    ({ changeId, rehearsal }) =>
      rehearsal?.environment === environment &&
      (changeId === change.id ||
        rehearsal.templates.some(({ service }) => templates.some((one) => one.service === service))),
  );
  if (other !== undefined)
    throw new Refused('refused', {
      reason: `This is being rehearsed in ${environment} already.`,
      next: 'See how that rehearsal goes, or cancel it first.',
    });
}

/** A person reads where they are; a machine does what it is handed. */
function doesTheSame({ id, part, action }: PlanStep, inEarnest: RevertPlan): boolean {
  if (part === 'check' || action.executor === 'manual') return false;
  const other = inEarnest.steps.find((step) => step.id === id);
  return other === undefined || isDeepStrictEqual(action, other.action);
}
