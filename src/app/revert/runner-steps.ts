import type { PlanRun, RunStepState } from '#core/revert/plan-run.ts';
import { isUnderWay, stepOf, stepUnderWay } from '#core/revert/run-steps.ts';
import type { Actor } from '#core/shared/actor.ts';
import { textRow } from '../incident/run-command.ts';
import type { ExecutorStep, PlanRunRow } from '../ports/revert.ts';
import { Refused } from '../refused.ts';
import type { SpaceContext } from '../space-context.ts';
import { cleanOutput } from './clean-output.ts';
import { executorStep } from './perform-step.ts';
import { attemptPlanCommand, loadPlanRun, runPlanCommand } from './run-plan-command.ts';

const MOST_RUNS = 100;

/** Which attempt a runner speaks of. */
export interface RunnerAttempt {
  runId: string;
  stepId: string;
  attemptId: string;
  runnerId: string;
}

/** Who asks for a step; `known` are attempts that it has already and needs no more. */
export interface RunnerClaim {
  runnerId: string;
  /** The name by which plans call it. */
  runner: string;
  by: Actor;
  known?: readonly string[];
  /** Ids under which it took steps before it was started anew. */
  formerIds?: readonly string[];
}

/**
 * The step that a runner is to do now, taken for it alone; the one it has already, when it asks again. Null when
 * there is nothing for it.
 */
export async function claimStep(context: SpaceContext, claim: RunnerClaim): Promise<ExecutorStep | null> {
  for (const row of await context.storage.planRuns.list({ underWay: true, limit: MOST_RUNS })) {
    const taken = await claimIn(context, row, claim);
    if (taken !== null) return taken;
  }
  return null;
}

async function claimIn(
  context: SpaceContext,
  row: PlanRunRow,
  { runnerId, runner, by, known = [], formerIds = [] }: RunnerClaim,
): Promise<ExecutorStep | null> {
  const run = await loadPlanRun(context, row.id);
  const step = run === null ? null : stepUnderWay(run);
  if (run === null || step === null || step.performedBy !== 'runner' || step.attemptId === null) return null;
  const { attemptId, id: stepId } = step;
  const handed = executorStep(row, stepId, attemptId);
  if (handed?.action.executor !== 'runner' || handed.action.runner !== runner) return null;
  if (known.includes(attemptId)) return null;
  try {
    const claim = { type: 'Claim', by, stepId, attemptId, runnerId, formerIds } as const;
    const done = await attemptPlanCommand(context, row.id, run, claim);
    return done === null ? null : handed;
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

/** Lets a runner begin the step that it has. Refuses it when somebody cancelled the run, or another has it. */
export async function beginTakenStep(context: SpaceContext, attempt: RunnerAttempt, by: Actor): Promise<void> {
  await runPlanCommand(context, attempt.runId, { type: 'Begin', by, ...withoutRun(attempt) });
}

/** A runner says that it will not begin what it has; one that was not let begin yet may still be taken again. */
export async function giveBackStep(context: SpaceContext, attempt: RunnerAttempt, by: Actor): Promise<void> {
  const { step } = await ownStep(context, attempt);
  if (step.status === 'claimed') return;
  const why = 'Nothing was run. The runner was stopped before it started it.';
  await endStep(context, attempt, { outcome: 'failed', why, by });
}

/** What a runner says became of its step. Safe to repeat; an attempt that nobody waits for any more stays as it is. */
export async function endStep(
  context: SpaceContext,
  attempt: RunnerAttempt,
  { outcome, why, by }: { outcome: 'succeeded' | 'failed' | 'unknown' | 'cancelled'; why: string | null; by: Actor },
): Promise<void> {
  await ownStep(context, attempt);
  const { runId, stepId, attemptId, runnerId } = attempt;
  const note = why === null ? null : textRow(context, cleanOutput(why), by);
  await runPlanCommand(
    context,
    runId,
    { type: 'EndStep', by, stepId, attemptId, runnerId, outcome, noteTextId: note?.id ?? null },
    note === null ? [] : [note],
  );
}

/** Keeps what a runner's step printed; a `key` that was sent before changes nothing. Answers whether it should go on. */
export async function addStepOutput(
  context: SpaceContext,
  attempt: RunnerAttempt,
  { key, text }: { key: string; text: string },
): Promise<{ goOn: boolean }> {
  const { run, step } = await ownStep(context, attempt);
  const { runId, stepId, attemptId } = attempt;
  const shown = cleanOutput(text);
  if (shown !== '')
    await context.storage.planRuns.addOutput({ runId, stepId, attemptId, key, at: context.clock.now(), text: shown });
  return { goOn: shouldGoOn(run, step) };
}

/** Whether a runner should go on with its step: not when somebody cancelled the run, or nobody waits for it any more. */
export async function mayGoOn(context: SpaceContext, attempt: RunnerAttempt): Promise<{ goOn: boolean }> {
  const { run, step } = await ownStep(context, attempt);
  return { goOn: shouldGoOn(run, step) };
}

function withoutRun({ runId: _runId, ...step }: RunnerAttempt): Omit<RunnerAttempt, 'runId'> {
  return step;
}

function shouldGoOn(run: PlanRun, step: RunStepState): boolean {
  return run.status === 'running' && isUnderWay(step);
}

/** A runner sees and touches the step that it has taken, and no other. */
async function ownStep(
  context: SpaceContext,
  { runId, stepId, attemptId, runnerId }: RunnerAttempt,
): Promise<{ run: PlanRun; step: RunStepState }> {
  const run = await loadPlanRun(context, runId);
  const step = run === null ? null : stepOf(run, stepId);
  if (run === null || step === null || step.attemptId !== attemptId || step.runnerId !== runnerId)
    throw new Refused('not-found', { what: 'step of this runner', id: stepId });
  return { run, step };
}
