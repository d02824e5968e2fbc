import { afterAll, beforeAll, expect, test } from 'vitest';
import { cancelPlanRun } from '#app/revert/answer-plan-run.ts';
import { loadPlanRun } from '#app/revert/run-plan-command.ts';
import { startRevert } from '#app/revert/start-revert.ts';
import { changeRow } from '#app/change/change-row.ts';
import { claimStep, endStep } from '#app/revert/runner-steps.ts';
import type { SpaceContext } from '#app/space-context.ts';
import { handleWakeUp } from '#app/wake-up.ts';
import { raiseHand } from '#contract/incident.ts';
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

test('two people who press at once on two servers start one revert', async () => {
  const plan = threeSteps;
  const at = desk.context.clock.now();
  const changes = ['c_left', 'c_right', 'c_both'].map((id) =>
    changeRow({ id, title: `Deploy ${id}`, services: [], at, plan }),
  );
  for (const change of changes) await storage.real.changes.record(change);
  for (const { id: changeId, title } of changes) {
    const { id: incidentId } = await desk.desk.ask(raiseHand, 'soc', { body: { title } });
    const press = (context: SpaceContext, person: string) =>
      startRevert(context, incidentId, { changeId, by: { kind: 'person', id: person } });
    const both = await Promise.allSettled([press(desk.context, 'imoc'), press(other, 'on-call')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const runs = await storage.real.planRuns.list({ changeId, limit: 9 });
    expect(runs).toHaveLength(1);
    await cancelPlanRun(other, runs[0]?.id ?? '', { by: PRESSED_BY, reason: null });
    await wake(desk.context, runs[0]?.id ?? '');
  }
}, 60_000);
