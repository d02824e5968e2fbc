import { expect, test } from 'vitest';
import * as contract from '#contract/plan-run.ts';
import type { PlanStep } from '#core/revert/revert-plan.ts';
import { SECOND_MS } from '#core/shared/instant.ts';
import { revertPlan, webhookStep } from '#testing/plan-runs-kit.ts';
import { revertDesk } from '#testing/revert-desk.ts';
import { changeRow } from '../change/change-row.ts';
import { tryOutPlan } from './try-out-plan.ts';

const deployTo = (environment: string): PlanStep =>
  webhookStep('deploy', { action: { executor: 'webhook', connection: 'deployer', body: { to: environment } } });
const check = webhookStep('probe', { part: 'check' });

async function recorded(steps: PlanStep[]) {
  const desk = await revertDesk();
  await desk.context.storage.changes.record(
    changeRow({
      id: 'c_rbac',
      title: 'Deploy RBAC',
      services: ['auth'],
      environment: 'production',
      at: desk.context.clock.now(),
      plan: revertPlan({ steps }),
    }),
  );
  const params = { id: 'c_rbac' };
  const rehearse = (environment: string) =>
    desk.desk.ask(contract.startRehearsal, 'tloc', { params, body: { environment } });
  return { desk, rehearse };
}

test('a rehearsal does in staging what the plan does in production, and its proof is kept', async () => {
  const { desk, rehearse } = await recorded([deployTo('{{environment}}'), check]);
  const { id } = await rehearse('staging');
  await desk.pass(SECOND_MS);
  const [first] = desk.outside.started;
  expect(first?.action).toMatchObject({ body: { to: 'staging' } });
  const kept = await desk.context.storage.planRuns.list({ changeId: 'c_rbac', purpose: 'rehearsal', limit: 9 });
  expect(kept).toMatchObject([{ id, outcome: 'worked' }]);
});

test('a plan that would act on production all the same is not rehearsed', async () => {
  const { desk, rehearse } = await recorded([deployTo('production')]);
  await expect(rehearse('staging')).rejects.toMatchObject({
    words: { reason: '“Do deploy” would do the same in staging as in production.' },
  });
  await expect(rehearse('production')).rejects.toMatchObject({ code: 'refused' });
  expect(desk.outside.started).toEqual([]);
});

test('a rehearsal never runs where customers are, whatever that place is called and wherever the change went', async () => {
  const { desk, rehearse } = await recorded([deployTo('{{environment}}')]);
  await expect(rehearse('prod')).rejects.toMatchObject({
    words: { reason: 'prod is where customers are: a rehearsal never runs there.' },
  });
  const { changes } = desk.context.storage;
  const staged = { title: 'Deploy RBAC', services: ['auth'], environment: 'staging', at: desk.context.clock.now() };
  await changes.record(
    changeRow({ ...staged, id: 'c_staged', plan: revertPlan({ steps: [deployTo('{{environment}}')] }) }),
  );
  const asked = { params: { id: 'c_staged' }, body: { environment: 'production' } };
  await expect(desk.desk.ask(contract.startRehearsal, 'tloc', asked)).rejects.toMatchObject({ code: 'refused' });
  expect(desk.outside.started).toEqual([]);
});

test('a dry run says what each step would do, checks last, and begins nothing', async () => {
  const desk = await revertDesk();
  const steps = [
    check,
    deployTo('production'),
    webhookStep('call', { action: { executor: 'manual', instructions: 'Call Dana' } }),
    webhookStep('restart', { action: { executor: 'runner', runner: 'prod-1', command: 'restart', args: {} } }),
    webhookStep('build', {
      action: { executor: 'gitlab-pipeline', connection: 'lab', project: 'a/b', ref: 'main', variables: {} },
    }),
  ];
  const tried = await tryOutPlan(desk.context, revertPlan({ steps }));
  expect(tried.map(({ stepId, does, faults }) => [stepId, does, faults.length])).toEqual([
    ['deploy', 'It would do webhook.', 0],
    ['call', 'A person does it: Call Dana', 0],
    ['restart', 'The runner “prod-1” does “restart” from its own list.', 0],
    ['build', '', 1],
    ['probe', 'It would do webhook.', 0],
  ]);
  expect(desk.outside.started).toEqual([]);
});

test('the dry run of a change that nobody recorded is refused', async () => {
  const { desk } = await recorded([check]);
  const asked = desk.desk.ask(contract.tryOutPlan, 'tloc', { params: { id: 'unknown' } });
  await expect(asked).rejects.toMatchObject({ code: 'not-found' });
});
