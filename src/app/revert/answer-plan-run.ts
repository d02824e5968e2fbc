import type { PlanRun, StepVerdict } from '#core/revert/plan-run.ts';
import type { Actor } from '#core/shared/actor.ts';
import { levelOfActor } from '../handover/level-of-actor.ts';
import { textRow } from '../incident/run-command.ts';
import type { SpaceContext } from '../space-context.ts';
import { runPlanCommand } from './run-plan-command.ts';

/** A person did a manual step, or could not. */
export async function tickStep(
  context: SpaceContext,
  runId: string,
  ticked: { by: Actor; stepId: string; attemptId: string; outcome: 'succeeded' | 'failed'; note: string | null },
): Promise<PlanRun> {
  const { note, ...command } = ticked;
  const text = note === null ? null : textRow(context, note, ticked.by);
  const texts = text === null ? [] : [text];
  return (await runPlanCommand(context, runId, { type: 'Tick', ...command, noteTextId: text?.id ?? null }, texts)).run;
}

/** A person says how to go on after a step that failed or of which nobody knows. */
export async function judgeStep(
  context: SpaceContext,
  runId: string,
  judged: { by: Actor; stepId: string; attemptId: string; verdict: StepVerdict; note: string | null },
): Promise<PlanRun> {
  const { note, ...command } = judged;
  const text = note === null ? null : textRow(context, note, judged.by);
  const texts = text === null ? [] : [text];
  const level = await levelOfActor(context, judged.by);
  const full = { type: 'Judge' as const, ...command, ...level, noteTextId: text?.id ?? null };
  return (await runPlanCommand(context, runId, full, texts)).run;
}

/** Begins nothing more, and stops what is under way where that can be done. */
export async function cancelPlanRun(
  context: SpaceContext,
  runId: string,
  { by, reason }: { by: Actor; reason: string | null },
): Promise<PlanRun> {
  const text = reason === null ? null : textRow(context, reason, by);
  const texts = text === null ? [] : [text];
  return (await runPlanCommand(context, runId, { type: 'Cancel', by, reasonTextId: text?.id ?? null }, texts)).run;
}
