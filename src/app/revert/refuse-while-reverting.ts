import { Refused } from '../refused.ts';
import type { PlanRunRow } from '../ports/revert.ts';
import type { SpaceContext } from '../space-context.ts';

/** Refuses to undo a change that is being undone already, in whichever incident. */
export async function refuseSecondRevert(context: SpaceContext, changeId: string): Promise<void> {
  const [run] = await context.storage.planRuns.list({ changeId, purpose: 'revert', underWay: true, limit: 1 });
  if (run === undefined) return;
  const incident = run.incidentId === null ? null : await context.storage.incidents.get(run.incidentId);
  throw new Refused('refused', {
    reason: `This change is being undone already${incident === null ? '' : ` in incident ${incident.number}`}.`,
    next: 'Look at its steps there; cancel that run, or wait for its end, before you start another.',
  });
}

/** Refuses to end an incident while a revert of it still acts: nobody would hear that it failed. */
export async function refuseWhileReverting(context: SpaceContext, incidentId: string): Promise<void> {
  const runs = await context.storage.planRuns.list({ incidentId, purpose: 'revert', underWay: true, limit: 20 });
  if (!runs.some(stillActs)) return;
  throw new Refused('refused', {
    reason: 'A revert is still running in this incident.',
    next: 'Cancel it, or wait for its end; then say what it did.',
  });
}

/** Once all its steps are done only alerts are watched, and people may say sooner how it went. */
function stillActs({ status }: PlanRunRow): boolean {
  return status !== 'verifying' && status !== 'ended';
}
