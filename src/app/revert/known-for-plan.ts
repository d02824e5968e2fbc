import type { KnownForPlan } from '#core/revert/plan-for.ts';
import type { PlannedChange } from '#core/revert/planned-change.ts';
import type { PlanTemplate } from '#core/revert/plan-template.ts';
import { currentProcedure } from '../incident/load-incident.ts';
import type { SpaceContext } from '../space-context.ts';

/** Deployments before a change are looked through for what ran before, so many of each service. */
const LOOK_BACK = 50;

/** What plans of one change are made with; `templates` stand before those that are stored. */
export async function knownForPlan(
  context: SpaceContext,
  change: PlannedChange,
  templates: readonly PlanTemplate[] = [],
): Promise<KnownForPlan> {
  const { environment, at } = change;
  const before = { environment, kind: 'deploy' as const, status: 'succeeded' as const, toAt: at, limit: LOOK_BACK };
  const services = [...new Set(change.services)];
  const [stored, catalogue, { procedure }, ...earlier] = await Promise.all([
    context.storage.revertPlans.current(),
    context.storage.catalogue.get(),
    currentProcedure(context),
    ...services.map((service) => context.storage.changes.list({ ...before, service })),
  ]);
  return {
    templates: [...templates, ...stored],
    register: earlier.flat(),
    catalogue,
    now: context.clock.now(),
    timeBoxMs: procedure.revert.timeBoxMs,
  };
}
