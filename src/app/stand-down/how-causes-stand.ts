import type { Incident, IncidentUnderProcedure } from '#core/incident/incident.ts';
import { liveCauses } from '#core/rest/live-causes.ts';
import type { NightOutlook } from '#core/rest/safe-to-stop.ts';
import type { RunOutcome } from '#core/revert/plan-run.ts';
import type { Instant } from '#core/shared/instant.ts';
import type { ChangeRow } from '../ports/changes.ts';
import { loadPlanRun } from '../revert/run-plan-command.ts';
import { planOfChange } from '../revert/plan-of-change.ts';
import type { SpaceContext } from '../space-context.ts';

type Causes = Pick<NightOutlook, 'readyReverts' | 'undone' | 'irreversible'>;

/** What the register, the runs and the plans say of each cause that is still out by what the incident knows. */
export async function howCausesStand(
  context: SpaceContext,
  { incident, procedure }: IncidentUnderProcedure,
  now: Instant,
): Promise<Causes> {
  const ids = liveCauses(incident).map(({ changeId }) => changeId);
  const changes = ids.length === 0 ? [] : await context.storage.changes.byIds(ids);
  const standings = await Promise.all(
    changes.map(async (change) => ({ id: change.id, stands: await howItStands(change) })),
  );
  const those = (wanted: Standing): string[] => standings.flatMap(({ id, stands }) => (stands === wanted ? [id] : []));
  return { readyReverts: those('ready'), undone: those('undone'), irreversible: those('irreversible') };

  async function howItStands(change: ChangeRow): Promise<Standing> {
    if (change.status === 'rolled-back' || (await wasRun(context, incident, change.id))) return 'undone';
    const { plan, risks } = await planOfChange(context, change, procedure, now);
    if (risks.some(({ kind }) => kind === 'not-reversible' || kind === 'too-late')) return 'irreversible';
    const isUsable = plan.origin !== 'derived' && risks.every(({ weight }) => weight !== 'stop');
    return isUsable ? 'ready' : 'unready';
  }
}

type Standing = 'undone' | 'ready' | 'irreversible' | 'unready';

/** Ends of a run at which every step was done, whatever that did to the service. */
const DONE: ReadonlySet<RunOutcome> = new Set<RunOutcome>(['worked', 'no-effect', 'worse', 'not-verified']);

async function wasRun(context: SpaceContext, { mitigations }: Incident, changeId: string): Promise<boolean> {
  const runs = mitigations.flatMap(({ kind, changeId: id, runId, outcome }) =>
    kind === 'revert' && id === changeId && runId !== null && outcome !== null && outcome !== 'partly' ? [runId] : [],
  );
  const outcomes = await Promise.all(runs.map(async (runId) => (await loadPlanRun(context, runId))?.outcome ?? null));
  return outcomes.some((outcome) => outcome !== null && DONE.has(outcome));
}
