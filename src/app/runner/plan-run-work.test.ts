import { describe, expect, test } from 'vitest';
import type { ReportBody } from '#contract/runner.ts';
import { MINUTE_MS, SECOND_MS } from '#core/shared/instant.ts';
import { revertPlan, webhookStep } from '#testing/plan-runs-kit.ts';
import { PRESSED_BY, revertDesk } from '#testing/revert-desk.ts';
import { cancelPlanRun } from '../revert/answer-plan-run.ts';
import { planRunWork } from './plan-run-work.ts';

const SESSION = 'session_16_chars';
const ask = { session: SESSION, former: [] as string[], known: [] as string[] };
const plan = revertPlan({
  steps: [
    webhookStep('undo', {
      action: { executor: 'runner', runner: 'prod-1', command: 'rollback', args: { service: 'auth' } },
    }),
  ],
});

async function taken() {
  const desk = await revertDesk();
  const runId = await desk.press(plan);
  await desk.pass(SECOND_MS);
  const work = planRunWork(desk.context);
  const step = (await work.take('prod-1', ask))!;
  const { stepId, attemptId } = step;
  const say = (said: ReportBody['said'], change: Partial<ReportBody> = {}, runner = 'prod-1') =>
    work.report(runner, { attempt: { runId, stepId, attemptId }, session: SESSION, said, output: [], ...change });
  const status = async () => (await desk.run(runId)).steps[0]?.status;
  return { desk, runId, work, step, say, status };
}

test('a step goes to the runner of its name and to one session of it, again while it may not have arrived', async () => {
  const { work, step } = await taken();
  expect(step).toMatchObject({ command: 'rollback', args: { service: 'auth' } });
  expect(await work.take('prod-1', ask)).toEqual(step);
  expect(await work.take('prod-1', { ...ask, known: [step.attemptId] })).toBeNull();
  expect(await work.take('prod-1', { ...ask, session: 'session_of_copy_' })).toBeNull();
  expect(await work.take('prod-2', ask)).toBeNull();
});

describe('a runner that was started anew', () => {
  const anew = { ...ask, session: 'session_anew_16_', former: ['session_before__', SESSION] };

  test('is handed at once what it had taken and was not let begin, and a copy with the old session begins nothing', async () => {
    const { work, step, say, status } = await taken();
    expect(await work.take('prod-1', anew)).toEqual(step);
    expect(await say({ state: 'begun' })).toBe('stop');
    expect(await say({ state: 'begun' }, { session: anew.session })).toBe('on');
    expect(await status()).toBe('running');
    expect(await say({ state: 'ended', outcome: 'failed' })).toBe('stop');
    expect(await status()).toBe('running');
  });

  test('is never handed what it was let begin, whatever it says of its sessions', async () => {
    const { work, say, status } = await taken();
    for (let times = 0; times < 2; times += 1) expect(await say({ state: 'begun' })).toBe('on');
    expect(await work.take('prod-1', anew)).toBeNull();
    expect(await say({ state: 'begun' }, { session: anew.session })).toBe('stop');
    expect(await status()).toBe('running');
  });

  test('gives back what it had noted and not started: it takes it again, or it is called failed', async () => {
    const { work, step, say, status } = await taken();
    expect(await say({ state: 'not-begun' })).toBe('on');
    expect(await work.take('prod-1', anew)).toEqual(step);
    await say({ state: 'begun' }, { session: anew.session });
    await say({ state: 'not-begun' });
    expect(await status()).toBe('running');
    await say({ state: 'not-begun' }, { session: anew.session });
    expect(await status()).toBe('failed');
  });

  test('takes nothing of another runner that knows its sessions', async () => {
    const { work } = await taken();
    expect(await work.take('prod-2', anew)).toBeNull();
  });
});

test('its output and ending are kept, however often they are told', async () => {
  const { desk, runId, say, status } = await taken();
  expect(await say({ state: 'begun' })).toBe('on');
  const output = [{ seq: 1, text: 'rolling back\n' }];
  expect(await say({ state: 'running' }, { output })).toBe('on');
  for (let times = 0; times < 2; times += 1) await say({ state: 'ended', outcome: 'succeeded' }, { output });
  expect(await status()).toBe('succeeded');
  const kept = await desk.context.storage.planRuns.output(runId, 'undo', 0);
  expect(kept.map(({ text }) => text)).toEqual(['rolling back\n']);
});

test.each([
  [{ state: 'refused', why: 'It is not on the list.' }, 'failed'],
  [{ state: 'unknown', why: 'The runner was stopped.' }, 'unknown'],
  [{ state: 'ended', outcome: 'failed', why: 'It exited with 1.' }, 'failed'],
] as const)('what a runner says as %j makes the step %s', async (said, expected) => {
  const { say, status } = await taken();
  await say(said);
  expect(await status()).toBe(expected);
});

test('a cancelled run stops it, and so does a step that nobody waits for any more', async () => {
  const { desk, runId, say } = await taken();
  expect(await say({ state: 'running' })).toBe('on');
  await cancelPlanRun(desk.context, runId, { by: PRESSED_BY, reason: null });
  expect(await say({ state: 'running' })).toBe('stop');

  const late = await taken();
  await late.desk.pass(30 * MINUTE_MS);
  expect(await late.say({ state: 'begun' })).toBe('stop');
});

test('another runner, another session and an invented attempt change nothing', async () => {
  const { say, status } = await taken();
  const done = { state: 'ended', outcome: 'succeeded' } as const;
  expect(await say(done, {}, 'prod-2')).toBe('stop');
  expect(await say(done, { session: 'session_of_copy_' })).toBe('stop');
  expect(await say(done, { attempt: { runId: 'run_x', stepId: 'undo', attemptId: 'att_x' } })).toBe('stop');
  expect(await status()).toBe('claimed');
});
