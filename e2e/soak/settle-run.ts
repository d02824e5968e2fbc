import { setTimeout as pause } from 'node:timers/promises';
import { randomKey } from '#app/keys.ts';
import { judgeStep } from '#app/revert/answer-plan-run.ts';
import { loadPlanRun } from '#app/revert/run-plan-command.ts';
import type { SpaceContext } from '#app/space-context.ts';
import { getRoom } from '#contract/incident.ts';
import { getPlanRun } from '#contract/plan-run.ts';
import type { Actor } from '#core/shared/actor.ts';
import type { PlanRun, PlanRunEvent } from '#core/revert/plan-run.ts';
import { contextOn } from '#testing/comms-desk.ts';
import type { DeskProcess } from '../desk-process.ts';

/** What became of runs in whose middle something was killed. */
export interface SettledRuns {
  runs: number;
  steps: number;
  /** Steps that were found to be unknown, each judged by a person. */
  unknown: number;
  /** Steps that were found to have failed, each judged by a person. */
  failed: number;
  /** Steps that were begun again although nobody had said so: must be none. */
  begunUnasked: string[];
  /** Steps that waited for a person of which the room does not speak: must be none. */
  silent: string[];
  /** Runs that did not end, or ended with steps in no clear state: must be none. */
  unclear: string[];
}

export function nothingSettled(): SettledRuns {
  return { runs: 0, steps: 0, unknown: 0, failed: 0, begunUnasked: [], silent: [], unclear: [] };
}

export const PERSON: Actor = { kind: 'person', id: 'sample-ruth' };
const COLLEAGUE: Actor = { kind: 'person', id: 'sample-sam' };
const SETTLES_WITHIN_MS = 60_000;

/** The desk as a person acts on it, on the same database. */
export function personsContext(storage: SpaceContext['storage']): SpaceContext {
  const clock = { now: () => Date.now(), realMsUntil: (at: number) => Math.max(0, at - Date.now()) };
  return contextOn(storage, clock, { next: (prefix) => `${prefix}_${randomKey()}` }, false);
}

export interface Settling {
  desk: DeskProcess;
  context: SpaceContext;
  runId: string;
  incidentId: string;
  random(): number;
  found: SettledRuns;
}

/** Waits for a run to end, and judges what waits for a person as one would; answers the run, or null when it did not end. */
export async function settleRun({
  desk,
  context,
  runId,
  incidentId,
  random,
  found,
}: Settling): Promise<PlanRun | null> {
  let until = performance.now() + SETTLES_WITHIN_MS;
  for (;;) {
    const shown = await desk.call(getPlanRun, { params: { id: runId } });
    if (shown.status === 'ended') break;
    const { judge } = shown.may;
    if (judge !== null) {
      const { stepId, attemptId } = judge;
      const step = shown.steps.find(({ id }) => id === stepId);
      const isUnknown = step?.status === 'unknown';
      found[isUnknown ? 'unknown' : 'failed'] += 1;
      const words = isUnknown ? `nobody knows whether “${step.title}” ran` : `“${step?.title}” failed`;
      if (!(await roomSays(desk, incidentId, words))) found.silent.push(`${runId} ${stepId}`);
      const verdict = random() < 0.5 ? 'succeeded' : 'run-again';
      const judged = { stepId, attemptId, verdict, note: null } as const;
      const after = await judgeStep(context, runId, { ...judged, by: PERSON });
      // Late in the day one person's word to run a step again only agrees to it: a colleague looks too.
      if (after.againAgreed?.attemptId === attemptId) await judgeStep(context, runId, { ...judged, by: COLLEAGUE });
      until = performance.now() + SETTLES_WITHIN_MS;
    }
    if (performance.now() > until) {
      found.unclear.push(`${runId} is ${shown.status}: ${shown.steps.map(({ status }) => status).join(', ')}`);
      return null;
    }
    await pause(50);
  }
  return judgeRun(context, runId, found);
}

async function roomSays(desk: DeskProcess, incidentId: string, words: string): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { timeline } = await desk.call(getRoom, { params: { id: incidentId } });
    if (timeline.some(({ text }) => text?.includes(words) === true)) return true;
    await pause(50);
  }
  return false;
}

async function judgeRun(context: SpaceContext, runId: string, found: SettledRuns): Promise<PlanRun | null> {
  const run = await loadPlanRun(context, runId);
  found.runs += 1;
  found.steps += run?.steps.length ?? 0;
  if (run === null || run.steps.some(({ status }) => status !== 'succeeded')) found.unclear.push(runId);
  const events = await context.storage.events.read<PlanRunEvent>({ kind: 'plan-run', id: runId });
  const mayBegin = new Set(run?.steps.map(({ id }) => id));
  for (const { event } of events) {
    if (event.type === 'StepJudged' && event.data.verdict === 'run-again') mayBegin.add(event.data.stepId);
    if (event.type === 'StepIntended' && !mayBegin.delete(event.data.stepId))
      found.begunUnasked.push(`${runId} ${event.data.stepId}`);
  }
  return run;
}
