import { afterAll, beforeAll, expect, test } from 'vitest';
import { cancelPlanRun } from '#app/revert/answer-plan-run.ts';
import { loadPlanRun } from '#app/revert/run-plan-command.ts';
import { claimStep, endStep } from '#app/revert/runner-steps.ts';
import type { SpaceContext } from '#app/space-context.ts';
import { handleWakeUp } from '#app/wake-up.ts';
import type { Actor } from '#core/shared/actor.ts';
import { SECOND_MS } from '#core/shared/instant.ts';
import { freshStorage, realSpace, type FreshStorage } from '#testing/fresh-storage.ts';
import { revertPlan, webhookStep } from '#testing/plan-runs-kit.ts';
import { PRESSED_BY, revertDesk, type RevertDesk } from '#testing/revert-desk.ts';

const ROUNDS = 15;
let storage: FreshStorage;
let desk: RevertDesk;
/** A second server on the same database, with the same outside. */
let other: SpaceContext;

beforeAll(async () => {
  storage = await freshStorage();
  desk = await revertDesk({ storage: storage.real });
  const another = storage.openAnother();
  let count = 0;
  other = {
    ...desk.context,
    storage: another.spaces.storage(await realSpace(another)),
    ids: { next: (prefix) => `${prefix}_of_the_other_${(count += 1)}` },
  };
});
afterAll(() => storage.close());

const wake = (context: SpaceContext, id: string) => handleWakeUp(context, { kind: 'plan-run', id });
const onRunner = revertPlan({
  steps: [webhookStep('restart', { action: { executor: 'runner', runner: 'prod-1', command: 'restart', args: {} } })],
});
const threeSteps = revertPlan({ steps: [webhookStep('flip'), webhookStep('deploy'), webhookStep('warm-up')] });

test('of two runners that ask two servers at once exactly one gets the step', async () => {
  const by: Actor = { kind: 'token', id: 'r' };
  for (let round = 0; round < ROUNDS; round += 1) {
    const runId = await desk.press(onRunner);
    await wake(desk.context, runId);
    const asked = await Promise.all([
      claimStep(desk.context, { runnerId: 'r_1', runner: 'prod-1', by }),
      claimStep(other, { runnerId: 'r_2', runner: 'prod-1', by }),
    ]);
    const taken = asked.filter((step) => step !== null);
    expect(taken).toHaveLength(1);
    const runnerId = asked[0] === null ? 'r_2' : 'r_1';
    const { stepId, attemptId } = taken[0]!;
    await endStep(other, { runId, stepId, attemptId, runnerId }, { outcome: 'succeeded', why: null, by });
    expect((await loadPlanRun(desk.context, runId))?.steps[0]).toMatchObject({ status: 'succeeded', runnerId });
  }
}, 60_000);

test('two servers that look at one run at once begin each step once', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const runId = await desk.press(threeSteps);
    await Promise.all([wake(desk.context, runId), wake(other, runId), wake(desk.context, runId)]);
    await Promise.all([wake(other, runId), wake(desk.context, runId)]);
    const began = desk.outside.started.filter((step) => step.runId === runId).map(({ stepId }) => stepId);
    expect(began).toEqual(['flip', 'deploy', 'warm-up']);
  }
}, 60_000);

test('a run cancelled on one server in the moment another begins its step ends, and begins nothing twice', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const runId = await desk.press(threeSteps);
    const cancel = () => cancelPlanRun(other, runId, { by: PRESSED_BY, reason: null });
    const both = round % 2 === 0 ? [wake(desk.context, runId), cancel()] : [cancel(), wake(desk.context, runId)];
    await Promise.allSettled(both);
    desk.desk.clock.advanceTo(desk.context.clock.now() + 5 * SECOND_MS);
    await wake(other, runId);
    const began = desk.outside.started.filter((step) => step.runId === runId).map(({ stepId }) => stepId);
    expect(new Set(began).size).toBe(began.length);
    const run = await loadPlanRun(other, runId);
    const isOver = run?.status === 'ended' || run?.status === 'verifying';
    expect(isOver).toBe(true);
  }
}, 60_000);
