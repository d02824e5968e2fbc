import { expect, test } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '#core/shared/instant.ts';
import type { Actor } from '#core/shared/actor.ts';
import { revertPlan, webhookStep } from '#testing/plan-runs-kit.ts';
import { PRESSED_BY, revertDesk } from '#testing/revert-desk.ts';
import { cancelPlanRun } from './answer-plan-run.ts';
import { addStepOutput, claimStep, endStep, mayGoOn } from './runner-steps.ts';

const by: Actor = { kind: 'token', id: 'r_1' };
const plan = revertPlan({
  steps: [
    webhookStep('restart', {
      action: { executor: 'runner', runner: 'prod-1', command: 'restart', args: { service: 'auth' } },
    }),
  ],
});

async function pressed() {
  const desk = await revertDesk();
  const runId = await desk.press(plan);
  await desk.pass(SECOND_MS);
  const claim = (runnerId: string, runner = 'prod-1') => claimStep(desk.context, { runnerId, runner, by });
  return { desk, runId, claim };
}

test('a step goes to the runner that its plan names, and to no second one', async () => {
  const { claim, runId } = await pressed();
  expect(await claim('r_9', 'prod-2')).toBeNull();
  const taken = await claim('r_1');
  expect(taken).toMatchObject({ runId, stepId: 'restart', action: { command: 'restart', args: { service: 'auth' } } });
  expect(await claim('r_2')).toBeNull();
  expect(await claim('r_1')).toEqual(taken);
});

test('a runner says how it ended, as often as it likes, and its words are kept clean', async () => {
  const { desk, claim, runId } = await pressed();
  const { stepId, attemptId } = (await claim('r_1'))!;
  const attempt = { runId, stepId, attemptId, runnerId: 'r_1' };
  const piece = { key: '1', text: 'restarting \u001B[32mauth\u001B[0m\r\n' };
  expect(await addStepOutput(desk.context, attempt, piece)).toEqual({ goOn: true });
  await addStepOutput(desk.context, attempt, piece);
  for (let times = 0; times < 2; times += 1)
    await endStep(desk.context, attempt, { outcome: 'succeeded', why: null, by });
  const output = await desk.context.storage.planRuns.output(runId, stepId, 0);
  expect(output.map(({ text }) => text)).toEqual(['restarting auth\n']);
  expect((await desk.run(runId)).steps[0]?.status).toBe('succeeded');
  expect(await mayGoOn(desk.context, attempt)).toEqual({ goOn: false });
});

test('nobody speaks for a step that another runner has', async () => {
  const { desk, claim, runId } = await pressed();
  const { stepId, attemptId } = (await claim('r_1'))!;
  const thief = { runId, stepId, attemptId, runnerId: 'r_2' };
  await expect(endStep(desk.context, thief, { outcome: 'succeeded', why: null, by })).rejects.toThrow('not-found');
  await expect(addStepOutput(desk.context, thief, { key: '1', text: 'x' })).rejects.toThrow('not-found');
  expect((await desk.run(runId)).steps[0]?.status).toBe('claimed');
});

test('a cancelled run tells its runner to stop, and ends with what the runner says', async () => {
  const { desk, claim, runId } = await pressed();
  const { stepId, attemptId } = (await claim('r_1'))!;
  const attempt = { runId, stepId, attemptId, runnerId: 'r_1' };
  await cancelPlanRun(desk.context, runId, { by: PRESSED_BY, reason: null });
  expect(await mayGoOn(desk.context, attempt)).toEqual({ goOn: false });
  await endStep(desk.context, attempt, { outcome: 'cancelled', why: 'Stopped', by });
  expect(await desk.run(runId)).toMatchObject({ outcome: 'cancelled', steps: [{ status: 'cancelled' }] });
});

test('a runner that comes after its step’s time finds nothing to do', async () => {
  const { desk, claim, runId } = await pressed();
  await desk.pass(6 * MINUTE_MS);
  expect(await claim('r_1')).toBeNull();
  expect((await desk.run(runId)).steps[0]?.status).toBe('failed');
});
