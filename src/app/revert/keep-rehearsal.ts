import type { PlanRun } from '#core/revert/plan-run.ts';
import type { SpaceContext } from '../space-context.ts';

/**
 * Keeps with the templates that filled its plan that a rehearsal worked, and which run proves it. Safe to repeat: each
 * run is kept once. What nothing could prove counts as no rehearsal.
 */
export async function keepRehearsal(context: SpaceContext, runId: string, run: PlanRun): Promise<void> {
  if (run.purpose !== 'rehearsal' || run.outcome !== 'worked' || run.endedAt === null) return;
  const row = await context.storage.planRuns.get(runId);
  if (row === null || row.rehearsal === null) return;
  const { environment, templates } = row.rehearsal;
  const proof = { runId, environment, at: run.endedAt, by: run.startedBy };
  for (const { service, version } of templates) await context.storage.revertPlans.rehearsed(service, version, proof);
  if (templates.length > 0) context.live.tell({ topic: 'changes', id: null, version: null });
}
