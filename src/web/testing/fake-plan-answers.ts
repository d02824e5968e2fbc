import { listGateDecisions } from '#contract/gate.ts';
import { rehearseService, type PlanRunShown } from '#contract/plan-run.ts';
import * as plans from '#contract/revert-plans.ts';
import { answer, type FakeAnswer } from './fake-answers.ts';
import type { FakeMood, FakeState } from './fake-state.ts';
import { sampleCoverage, sampleDecisions, sampleTemplates } from './sample-plans.ts';
import { minutesFrom } from './sample-room.ts';
import { sampleRun } from './sample-runs.ts';

const isEmpty = (mood: FakeMood): boolean => mood === 'first-visit';

/** The rehearsal of a service that is under way in the fake. */
function rehearsingOf(state: FakeState, service: string) {
  const run = [...state.runs.values()].find(
    ({ rehearsal, status }) => status !== 'ended' && rehearsal?.services.includes(service) === true,
  );
  if (run === undefined || run.rehearsal === null) return null;
  return { runId: run.id, environment: run.rehearsal.environment, startedAt: run.startedAt };
}

function rehearsed(state: FakeState, service: string, environment: string): PlanRunShown {
  const at = minutesFrom(state.nowMs());
  const model = sampleRun('run_rehearsing', at);
  if (model === undefined) throw new Error('no run to rehearse with');
  const id = `run_of_${service}`.slice(0, 60);
  const rehearsal = { environment, services: [service] };
  const run: PlanRunShown = { ...model, id, rehearsal, startedAt: at(0) };
  state.runs.set(id, run);
  state.tell('plan-run', id);
  return run;
}

export const FAKE_PLAN_ANSWERS: readonly FakeAnswer[] = [
  answer(plans.listTemplates, ({ state, mood }) => ({
    templates: isEmpty(mood)
      ? []
      : sampleTemplates(minutesFrom(state.nowMs())).map((template) => ({
          ...template,
          rehearsing: template.rehearsing ?? rehearsingOf(state, template.service),
        })),
  })),
  answer(plans.planCoverage, ({ state, mood }) => sampleCoverage(minutesFrom(state.nowMs()), isEmpty(mood))),
  answer(listGateDecisions, ({ state, mood }) => ({
    decisions: isEmpty(mood) ? [] : sampleDecisions(minutesFrom(state.nowMs())),
  })),
  answer(rehearseService, ({ state, params, body }) => rehearsed(state, params.id, body.environment)),
];
