import { decidePlanRun } from '#core/revert/decide-plan-run.ts';
import { evolvePlanRun, foldPlanRun } from '#core/revert/evolve-plan-run.ts';
import type { PlanRun, PlanRunCommand, PlanRunEvent } from '#core/revert/plan-run.ts';
import type { RunRefusal } from '#core/revert/run-refusal.ts';
import type { AlsoWrite } from '../ports/event-store.ts';
import type { TextRow } from '../ports/texts.ts';
import { Refused } from '../refused.ts';
import type { SpaceContext } from '../space-context.ts';
import { runNotices } from './run-notices.ts';

const MOST_TRIES = 25;

export interface RunCommandDone {
  run: PlanRun;
  events: PlanRunEvent[];
}

/** The run as stored now; null for an unknown id. */
export async function loadPlanRun(context: SpaceContext, runId: string): Promise<PlanRun | null> {
  const events = await context.storage.events.read<PlanRunEvent>({ kind: 'plan-run', id: runId });
  return foldPlanRun(events.map(({ event }) => event));
}

/**
 * Runs one command on a plan run, decided again when somebody was faster. Whatever happened is looked at at once by the
 * run's wake-up. Throws `Refused`.
 */
export async function runPlanCommand(
  context: SpaceContext,
  runId: string,
  command: PlanRunCommand,
  texts: TextRow[] = [],
): Promise<RunCommandDone> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const run = await loadPlanRun(context, runId);
    if (run === null) throw new Refused('not-found', { what: 'plan run', id: runId });
    const done = await attemptPlanCommand(context, runId, run, command, texts);
    if (done !== null) return done;
  }
  throw new Refused('version-conflict');
}

/** One try on a given state; null when the run has moved on meanwhile. */
export async function attemptPlanCommand(
  context: SpaceContext,
  runId: string,
  run: PlanRun,
  command: PlanRunCommand,
  texts: TextRow[] = [],
): Promise<RunCommandDone | null> {
  const now = context.clock.now();
  const decision = decidePlanRun(run, command, now);
  if ('refusal' in decision) throw refusedRun(decision.refusal);
  const { events } = decision;
  if (events.length === 0) return { run, events };
  const after = events.reduce(evolvePlanRun, run);
  const appended = await context.storage.events.append({
    stream: { kind: 'plan-run', id: runId },
    expectedVersion: run.version,
    events,
    texts,
    row: null,
    messages: await runNotices(context, runId, run, after),
    wakeAt: now,
    also: movedRow(runId, run, after),
  });
  if (appended.outcome === 'conflict') return null;
  if (run.incidentId !== null) context.live.tell({ topic: 'incident', id: run.incidentId, version: null });
  return { run: after, events };
}

export function refusedRun({ reason, sentence, next }: RunRefusal): Refused {
  return new Refused('refused', { reason: sentence, next }, [{ message: reason }]);
}

function movedRow(id: string, before: PlanRun, { status, outcome, endedAt }: PlanRun): AlsoWrite[] {
  if (before.status === status && before.outcome === outcome) return [];
  return [{ kind: 'plan-run-moved', moved: { id, status, outcome, endedAt } }];
}
