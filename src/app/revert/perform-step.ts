import { createHash } from 'node:crypto';
import type { RunDoing } from '#core/revert/plan-run-wake.ts';
import type { RunStepState } from '#core/revert/plan-run.ts';
import { DESK } from '#core/shared/actor.ts';
import type { DurationMs } from '#core/shared/instant.ts';
import { textRow } from '../incident/run-command.ts';
import type { Executor, ExecutorAnswer, ExecutorStep, PlanRunRow } from '../ports/revert.ts';
import type { SpaceContext } from '../space-context.ts';
import { cleanOutput } from './clean-output.ts';
import { runPlanCommand } from './run-plan-command.ts';

/** Begins a step whose intent this process has just recorded, and records the answer. Called once per attempt. */
export async function beginStep(
  context: SpaceContext,
  row: PlanRunRow,
  step: RunStepState,
  attemptId: string,
): Promise<DurationMs | null> {
  const executor = context.executors.get(step.executor);
  const handed = executorStep(row, step.id, attemptId);
  const answer: ExecutorAnswer =
    executor === undefined || handed === null
      ? { state: 'refused', why: 'This desk has nothing that performs such a step.' }
      : await answerOf(executor.start(handed));
  return record(context, row.id, step.id, attemptId, answer);
}

/** Asks after a step that somebody has begun; answers when to ask again. */
export async function askAfterStep(
  context: SpaceContext,
  row: PlanRunRow,
  doing: Exclude<RunDoing, { kind: 'intend' }>,
): Promise<DurationMs | null> {
  const { step, attemptId } = doing;
  const executor = context.executors.get(step.executor);
  const handed = executorStep(row, step.id, attemptId);
  const answer = executor === undefined || handed === null ? null : await asked(executor, handed, doing);
  return record(context, row.id, step.id, attemptId, answer ?? LOST);
}

/** The step as it is handed to whoever performs it; null when the plan has no such step. */
export function executorStep(row: PlanRunRow, stepId: string, attemptId: string): ExecutorStep | null {
  const step = row.plan.steps.find(({ id }) => id === stepId);
  if (step === undefined) return null;
  return { runId: row.id, stepId, attemptId, action: step.action, timeoutMs: step.timeoutMs };
}

const LOST: ExecutorAnswer = {
  state: 'unknown',
  why: 'The desk was stopped in the middle of it, and its answer is lost.',
};

async function asked(
  executor: Executor,
  handed: ExecutorStep,
  doing: Exclude<RunDoing, { kind: 'intend' }>,
): Promise<ExecutorAnswer | null> {
  if (doing.kind === 'find') return executor.find(handed);
  if (doing.stop) await executor.cancel(handed, doing.ref);
  return executor.look(handed, doing.ref);
}

/** An executor that rejects has a bug; what it did then nobody knows. */
async function answerOf(answer: Promise<ExecutorAnswer>): Promise<ExecutorAnswer> {
  try {
    return await answer;
  } catch {
    return { state: 'unknown', why: 'It broke off in the middle.' };
  }
}

async function record(
  context: SpaceContext,
  runId: string,
  stepId: string,
  attemptId: string,
  answer: ExecutorAnswer,
): Promise<DurationMs | null> {
  if ('output' in answer) await keepOutput(context, { runId, stepId, attemptId }, answer.output);
  if (answer.state === 'running') {
    await runPlanCommand(context, runId, { type: 'Running', stepId, attemptId, ref: answer.ref });
    return answer.lookAgainAfterMs;
  }
  const why = 'why' in answer && answer.why !== undefined ? textRow(context, cleanOutput(answer.why), DESK) : null;
  const outcome =
    answer.state === 'ended' ? answer.outcome : answer.state === 'refused' ? ('failed' as const) : ('unknown' as const);
  await runPlanCommand(
    context,
    runId,
    { type: 'EndStep', by: DESK, stepId, attemptId, runnerId: null, outcome, noteTextId: why?.id ?? null },
    why === null ? [] : [why],
  );
  return null;
}

async function keepOutput(
  context: SpaceContext,
  of: { runId: string; stepId: string; attemptId: string },
  output: string | undefined,
): Promise<void> {
  const text = cleanOutput(output ?? '');
  if (text === '') return;
  // The same words at a second look are no news.
  const key = createHash('sha256').update(text).digest('base64url').slice(0, 16);
  await context.storage.planRuns.addOutput({ ...of, key, at: context.clock.now(), text });
}
