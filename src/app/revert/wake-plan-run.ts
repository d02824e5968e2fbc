import type { PlanRun } from '#core/revert/plan-run.ts';
import { planRunWakeAt, runDoing, type RunDoing } from '#core/revert/plan-run-wake.ts';
import type { DurationMs } from '#core/shared/instant.ts';
import type { PlanRunRow } from '../ports/revert.ts';
import type { SpaceContext } from '../space-context.ts';
import { signalsOf } from './firing-alerts.ts';
import { keepRehearsal } from './keep-rehearsal.ts';
import { askAfterStep, beginStep } from './perform-step.ts';
import { attemptPlanCommand, loadPlanRun } from './run-plan-command.ts';
import { tellIncident } from './tell-incident.ts';

/** A plan has at most so many turns of the desk at one wake-up; the next wake-up goes on. */
const MOST_TURNS = 200;

/**
 * Brings a plan run as far as it goes by itself: records the next step's intent and only then has it done, asks after
 * what runs, finds out what became of steps whose server died, and tells the incident. Safe to repeat.
 */
export async function wakePlanRun(context: SpaceContext, runId: string): Promise<void> {
  const row = await context.storage.planRuns.get(runId);
  if (row === null) return;
  let lookAfterMs: DurationMs | null = null;
  for (let turns = 0; turns < MOST_TURNS && lookAfterMs === null; turns += 1) {
    const turn = await takeTurn(context, row);
    if (turn === 'nothing') break;
    if (turn !== 'again') lookAfterMs = turn.lookAfterMs;
  }
  await settle(context, runId, lookAfterMs);
}

/** One thing that is due now. After `again` there may be more of it. */
async function takeTurn(
  context: SpaceContext,
  row: PlanRunRow,
): Promise<'again' | 'nothing' | { lookAfterMs: DurationMs }> {
  const loaded = await loadPlanRun(context, row.id);
  if (loaded === null || loaded.status === 'ended') return 'nothing';
  const woken = await attemptPlanCommand(context, row.id, loaded, {
    type: 'Wake',
    signals: await signalsOf(context, loaded),
  });
  if (woken === null) return 'again';
  const { run } = woken;
  const doing = runDoing(run, context.clock.now());
  if (doing === null) return woken.events.length > 0 ? 'again' : 'nothing';
  if (doing.kind === 'intend') return intend(context, row, run, doing);
  const lookAfterMs = await askAfterStep(context, row, doing);
  return lookAfterMs === null ? 'again' : { lookAfterMs };
}

async function intend(
  context: SpaceContext,
  row: PlanRunRow,
  run: PlanRun,
  { step }: Extract<RunDoing, { kind: 'intend' }>,
): Promise<'again' | { lookAfterMs: DurationMs }> {
  const attemptId = context.ids.next('attempt');
  const intended = await attemptPlanCommand(context, row.id, run, { type: 'Intend', attemptId });
  // Somebody was faster: what they intended is theirs to do.
  if (intended === null || intended.events.length === 0 || step.performedBy !== 'desk') return 'again';
  const lookAfterMs = await beginStep(context, row, step, attemptId);
  return lookAfterMs === null ? 'again' : { lookAfterMs };
}

/** Tells what is to be told, and only then sets the next wake-up: a crash in between tells it again. */
async function settle(context: SpaceContext, runId: string, lookAfterMs: DurationMs | null): Promise<void> {
  const run = await loadPlanRun(context, runId);
  if (run === null) return;
  await tellIncident(context, runId, run);
  await keepRehearsal(context, runId, run);
  const now = context.clock.now();
  await context.storage.events.append({
    stream: { kind: 'plan-run', id: runId },
    expectedVersion: run.version,
    events: [],
    texts: [],
    row: null,
    messages: [],
    wakeAt: lookAfterMs === null ? planRunWakeAt(run, now) : planRunWakeAt(run, now, lookAfterMs),
    also: [],
  });
}
