import { expect, test } from 'vitest';
import * as contract from '#contract/plan-run.ts';
import { SECOND_MS } from '#core/shared/instant.ts';
import { revertPlan, webhookStep } from '#testing/plan-runs-kit.ts';
import { revertDesk } from '#testing/revert-desk.ts';

async function stuckRun() {
  const desk = await revertDesk();
  desk.outside.answer({ start: { state: 'ended', outcome: 'failed', why: 'exit 1', output: 'no such flag\u0007\n' } });
  const id = await desk.press(revertPlan({ steps: [webhookStep('flip'), webhookStep('deploy')] }));
  await desk.pass(SECOND_MS);
  const room = { context: desk.context };
  const ask: typeof desk.desk.ask = (route, by, input) => desk.desk.ask(route, by, input);
  return { ...room, desk, id, ask, show: () => ask(contract.getPlanRun, 'soc', { params: { id } }) };
}

test('a run shows where it stands, what its steps printed, and what a person can do now', async () => {
  const { show } = await stuckRun();
  const shown = await show();
  expect(shown).toMatchObject({
    status: 'stuck',
    outcome: null,
    by: { kind: 'person', id: 'imoc', name: 'The imoc' },
    alerts: { firingAtStart: 2, firing: 2 },
    steps: [
      { id: 'flip', title: 'Do flip', status: 'failed', note: 'exit 1', output: 'no such flag\n' },
      { id: 'deploy', status: 'waiting', note: null, output: '' },
    ],
    may: { tick: null, cancel: true, judge: { stepId: 'flip', verdicts: ['succeeded', 'run-again', 'failed'] } },
  });
  expect(contract.planRun.parse(shown)).toEqual(shown);
  expect(shown.sayings).toHaveLength(1);
});

test('a judgement carries the name of whoever gave it, and goes for the attempt that they saw', async () => {
  const { desk, id, ask, show } = await stuckRun();
  const params = { id, stepId: 'flip' };
  const judge = (attemptId: string) =>
    ask(contract.judgeStep, 'tloc', { params, body: { attemptId, verdict: 'succeeded', note: 'Flipped by hand' } });
  await expect(judge('another')).rejects.toMatchObject({ details: [{ message: 'step-moved-on' }] });
  const { may } = await show();
  const judged = await judge(may.judge?.attemptId ?? '');
  expect(judged.steps[0]).toMatchObject({ status: 'succeeded', note: 'Flipped by hand' });
  const events = await desk.context.storage.events.read<{ type: string; by: object }>({ kind: 'plan-run', id });
  expect(events.find(({ event }) => event.type === 'StepJudged')?.event.by).toEqual({ kind: 'person', id: 'tloc' });
});

test('a cancelled run is over, and listed as such', async () => {
  const { desk, id, ask } = await stuckRun();
  const cancelled = await ask(contract.cancelPlanRun, 'soc', { params: { id }, body: { reason: '' } });
  expect(cancelled).toMatchObject({ status: 'ended', outcome: 'cancelled', may: { judge: null, cancel: false } });
  const list = async (filter: object) =>
    (await desk.context.storage.planRuns.list({ limit: 9, ...filter })).map(({ outcome }) => outcome);
  expect(await list({ incidentId: desk.incidentId })).toEqual(['cancelled']);
  expect(await list({ underWay: true })).toEqual([]);
});

test('an unknown run is refused', async () => {
  const { ask } = await stuckRun();
  await expect(ask(contract.getPlanRun, 'soc', { params: { id: 'no' } })).rejects.toMatchObject({ code: 'not-found' });
});
