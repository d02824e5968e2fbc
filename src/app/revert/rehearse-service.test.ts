import { expect, test } from 'vitest';
import { rehearseService } from '#contract/plan-run.ts';
import { listTemplates } from '#contract/revert-plans.ts';
import type { PlanTemplate } from '#core/revert/plan-template.ts';
import { DESK } from '#core/shared/actor.ts';
import { MINUTE_MS, SECOND_MS } from '#core/shared/instant.ts';
import { revertPlan, webhookStep } from '#testing/plan-runs-kit.ts';
import { revertDesk } from '#testing/revert-desk.ts';
import { sampleTemplate } from '#testing/sample-plans.ts';
import { changeRow } from '../change/change-row.ts';
import { wakePlanRun } from './wake-plan-run.ts';

const deploy = webhookStep('deploy', {
  action: {
    executor: 'webhook',
    connection: 'deployer',
    body: { to: '{{environment}}', version: '{{previousVersion}}' },
  },
});
const check = webhookStep('probe', { part: 'check' });

/** Auth with a template, and its deployments 1.4 and 1.5, the second with a plan of its own. */
async function deskWithTemplate(own: Partial<PlanTemplate> = {}) {
  const made = await revertDesk();
  const { context, desk } = made;
  const { revertPlans, changes } = context.storage;
  const putTemplate = (change: Partial<PlanTemplate> = {}) =>
    revertPlans.put(sampleTemplate({ service: 'auth', steps: [deploy, check], ...own, ...change }), {
      ...{ putBy: DESK, source: '', since: context.clock.now() },
    });
  await putTemplate();
  const at = context.clock.now();
  const deployed = (id: string, version: string, minutesAgo: number) =>
    changeRow({ id, title: `Deploy auth ${version}`, services: ['auth'], version, at: at - minutesAgo * MINUTE_MS });
  await changes.record(deployed('c_1_4', '1.4', 20));
  await changes.record({ ...deployed('c_1_5', '1.5', 10), plan: revertPlan() });
  const rehearse = (environment = 'staging', change: string | null = null) =>
    desk.ask(rehearseService, 'tloc', { params: { id: 'auth' }, body: { environment, change } });
  const shown = async () => (await desk.ask(listTemplates, 'tloc', {})).templates[0];
  return { ...made, putTemplate, rehearse, shown };
}

test('a rehearsal that worked says when the template was last rehearsed, where, by whom and which run proves it', async () => {
  const { rehearse, pass, shown, outside, desk } = await deskWithTemplate();
  const { id } = await rehearse();
  expect(await shown()).toMatchObject({ rehearsedAt: null, rehearsing: { runId: id, environment: 'staging' } });
  await pass(SECOND_MS);
  expect(outside.started[0]?.action).toMatchObject({ body: { to: 'staging', version: '1.4' } });
  const name = (await desk.context.storage.people.names(['tloc'])).get('tloc');
  expect(await shown()).toMatchObject({
    stale: false,
    rehearsing: null,
    rehearsedAt: expect.any(String),
    lastRehearsal: { runId: id, environment: 'staging', by: name },
  });
});

test('a crash after the rehearsal ended keeps it all the same, and once', async () => {
  const { rehearse, pass, context } = await deskWithTemplate();
  const { id } = await rehearse();
  await pass(SECOND_MS);
  await wakePlanRun(context, id);
  expect((await context.storage.revertPlans.current())[0]?.rehearsals).toHaveLength(1);
});

test('a rehearsal proves the version that it ran, not one that was put meanwhile', async () => {
  const { rehearse, pass, context, putTemplate } = await deskWithTemplate();
  await rehearse();
  await putTemplate({ owner: 'somebody else' });
  await pass(SECOND_MS);
  const versions = await context.storage.revertPlans.history('auth');
  expect(versions.map(({ version, rehearsals }) => [version, rehearsals.length])).toEqual([
    [2, 0],
    [1, 1],
  ]);
});

test.each([
  ['that failed', { state: 'ended', outcome: 'failed' } as const],
  ['whose answer was lost', { state: 'unknown', why: 'The line broke.' } as const],
])('a rehearsal %s proves nothing', async (_, start) => {
  const { rehearse, pass, shown, outside } = await deskWithTemplate();
  outside.answer({ start });
  await rehearse();
  await pass(SECOND_MS);
  expect(await shown()).toMatchObject({ rehearsedAt: null, lastRehearsal: null, stale: true });
});

test('without a check nothing proves that it worked, and it is not called rehearsed', async () => {
  const { rehearse, pass, shown } = await deskWithTemplate({ steps: [deploy] });
  await rehearse();
  await pass(SECOND_MS);
  expect(await shown()).toMatchObject({ rehearsedAt: null });
});

test('a second rehearsal of a service in one environment waits for the first', async () => {
  const { rehearse } = await deskWithTemplate();
  await rehearse();
  await expect(rehearse()).rejects.toMatchObject({
    words: { reason: 'This is being rehearsed in staging already.' },
  });
});

test('where the change went it is not rehearsed, however the environment is written', async () => {
  const { rehearse, outside, pass } = await deskWithTemplate();
  await expect(rehearse('Production', 'c_1_5')).rejects.toMatchObject({ code: 'refused' });
  await expect(rehearse('PRODUCTION')).rejects.toMatchObject({ code: 'refused' });
  await pass(SECOND_MS);
  expect(outside.started).toEqual([]);
});

test('a template that cannot be filled is not rehearsed by what is derived instead', async () => {
  const { rehearse } = await deskWithTemplate();
  await expect(rehearse('staging', 'c_1_4')).rejects.toMatchObject({
    words: { reason: 'The template of auth cannot be filled for “Deploy auth 1.4” in staging.' },
  });
});

test('a service without a template, or a change of another service, is refused', async () => {
  const { rehearse, desk, context } = await deskWithTemplate();
  const other = { params: { id: 'ledger' }, body: { environment: 'staging' } };
  await expect(desk.ask(rehearseService, 'tloc', other)).rejects.toMatchObject({ code: 'not-found' });
  const change = { id: 'c_l', title: 'Deploy ledger', services: ['ledger'], at: context.clock.now() };
  await context.storage.changes.record(changeRow(change));
  await expect(rehearse('staging', 'c_l')).rejects.toMatchObject({
    words: { reason: 'The template of auth does not undo “Deploy ledger”.' },
  });
});
