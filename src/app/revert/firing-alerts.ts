import type { PlanRun, SignalsNow } from '#core/revert/plan-run.ts';
import type { SignalRow } from '../ports/signals.ts';
import type { SpaceContext } from '../space-context.ts';

/** Alerts of an incident that fire now. */
export async function firingAlerts(context: SpaceContext, incidentId: string): Promise<SignalRow[]> {
  const signals = await context.storage.signals.ofIncident(incidentId);
  return signals.filter(({ kind, status }) => kind === 'alert' && status === 'firing');
}

/** What the alerts say of a run; null for one that is not about an incident. */
export async function signalsOf(context: SpaceContext, run: PlanRun): Promise<SignalsNow | null> {
  if (run.purpose !== 'revert' || run.incidentId === null) return null;
  const firing = await firingAlerts(context, run.incidentId);
  return { firing: firing.length, firingNew: firing.filter(({ startedAt }) => startedAt >= run.startedAt).length };
}
