import { ApiRefusal } from '#contract/client.ts';
import * as contract from '#contract/plan-run.ts';
import type { PlanRunShown } from '#contract/plan-run.ts';
import { answer, notFound, type FakeAnswer } from './fake-answers.ts';
import type { FakeState } from './fake-state.ts';
import { minutesFrom } from './sample-room.ts';
import { sampleRun } from './sample-runs.ts';

function runOf(state: FakeState, id: string): PlanRunShown {
  const run = state.runs.get(id) ?? sampleRun(id, minutesFrom(state.nowMs()));
  if (run === undefined) throw notFound('plan run', id);
  state.runs.set(id, run);
  return run;
}

function moved(state: FakeState, run: PlanRunShown, change: Partial<PlanRunShown>): PlanRunShown {
  const after = { ...run, ...change };
  state.runs.set(run.id, after);
  state.tell('plan-run', run.id);
  return after;
}

/** Ends the step that a person speaks of, and asks a person for the next; the last one ends the run. */
function stepEnded(
  state: FakeState,
  run: PlanRunShown,
  { stepId, attemptId, note }: { stepId: string; attemptId: string; note: string },
): PlanRunShown {
  const at = run.steps.findIndex((step) => step.id === stepId && step.attemptId === attemptId);
  if (at === -1)
    throw new ApiRefusal(409, 'refused', 'This step is no longer where you saw it.', 'Look where the run stands now.');
  const now = new Date(state.nowMs()).toISOString();
  const next = { stepId: run.steps[at + 1]?.id ?? '', attemptId: `att_${at + 2}` };
  const steps = run.steps.map((step, index) => {
    if (index === at) return { ...step, status: 'succeeded' as const, endedAt: now, note: note === '' ? null : note };
    return index === at + 1
      ? { ...step, status: 'intended' as const, attemptId: next.attemptId, startedAt: now }
      : step;
  });
  if (at < run.steps.length - 1)
    return moved(state, run, {
      steps,
      status: 'running',
      sayings: [],
      may: { tick: next, judge: null, cancel: true },
    });
  return moved(state, run, {
    steps,
    status: 'ended',
    outcome: 'worked',
    endedAt: now,
    sayings: ['The revert worked. Alerts firing: 0 now, 3 when it began.'],
    may: { tick: null, judge: null, cancel: false },
  });
}

export const FAKE_RUN_ANSWERS: readonly FakeAnswer[] = [
  answer(contract.getPlanRun, ({ params, state }) => runOf(state, params.id)),
  answer(contract.listPlanRuns, ({ state }) => ({ runs: [...state.runs.values()] })),
  answer(contract.getStepOutput, ({ params, state }) => {
    const run = runOf(state, params.id);
    const step = run.steps.find(({ id }) => id === params.stepId);
    return { pieces: [{ seq: 1, attemptId: step?.attemptId ?? '', at: run.startedAt, text: step?.output ?? '' }] };
  }),
  answer(contract.tickStep, ({ params, body, state }) =>
    stepEnded(state, runOf(state, params.id), { ...body, stepId: params.stepId }),
  ),
  answer(contract.judgeStep, ({ params, body, state }) =>
    stepEnded(state, runOf(state, params.id), { ...body, stepId: params.stepId }),
  ),
  answer(contract.tryOutPlan, () => ({
    steps: [
      { stepId: 'gateway', title: 'Redeploy gateway v1.9.2', part: 'revert', does: 'A person does it.', faults: [] },
      {
        stepId: 'access-control',
        title: 'Roll access-control back to v1.4.0',
        part: 'revert',
        does: 'The runner “eu” does “rollback” from its own list.',
        faults: ['This desk has no runner called “eu”.'],
      },
    ],
  })),
  answer(contract.cancelPlanRun, ({ params, state }) =>
    moved(state, runOf(state, params.id), {
      status: 'ended',
      outcome: 'cancelled',
      endedAt: new Date(state.nowMs()).toISOString(),
      sayings: ['The revert was cancelled. Say in the incident what it did.'],
      may: { tick: null, judge: null, cancel: false },
    }),
  ),
];
