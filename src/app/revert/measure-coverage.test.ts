import { expect, test } from 'vitest';
import { planCoverage } from '#contract/revert-plans.ts';
import { DESK } from '#core/shared/actor.ts';
import { DAY_MS, fromIso } from '#core/shared/instant.ts';
import { revertDesk } from '#testing/revert-desk.ts';
import { sampleTemplate } from '#testing/sample-plans.ts';
import { changeRow } from '../change/change-row.ts';

test('a change is measured by the plan and the rehearsals that there were when it went out', async () => {
  const { context, desk } = await revertDesk();
  const { revertPlans, changes, catalogue } = context.storage;
  const now = context.clock.now();
  const daysAgo = (days: number) => now - days * DAY_MS;
  const known = await catalogue.get();
  await catalogue.put({
    ...known,
    services: [
      { ...known.services[0]!, id: 'checkout', owner: 'payments' },
      { ...known.services[0]!, id: 'search', owner: '' },
    ],
  });
  const deployed = (id: string, days: number, own: object = {}) =>
    changes.record(
      changeRow({
        ...{ id, title: `Deploy ${id}`, services: ['checkout'], version: id, previousVersion: 'v0', at: daysAgo(days) },
        ...own,
      }),
    );
  await deployed('v1', 30);
  await revertPlans.put(sampleTemplate(), { putBy: DESK, source: '', since: daysAgo(20) });
  await deployed('v2', 10);
  await revertPlans.rehearsed('checkout', 1, { runId: 'run_1', environment: 'staging', at: daysAgo(5), by: DESK });
  await deployed('v3', 2);
  await deployed('v4', 1, { services: ['checkout', 'search'] });
  await deployed('back', 1, { isRevert: true });
  await deployed('old', 200);

  const coverage = await desk.ask(planCoverage, 'tloc', {});
  expect(coverage.total).toEqual({ name: 'all', changes: 4, complete: 2, rehearsed: 1 });
  expect(coverage.services).toEqual([
    { name: 'checkout', changes: 4, complete: 2, rehearsed: 1 },
    { name: 'search', changes: 1, complete: 0, rehearsed: 0 },
  ]);
  expect(coverage.teams).toEqual([{ name: 'payments', changes: 4, complete: 2, rehearsed: 1 }]);
  expect(coverage.weeks.reduce((sum, week) => sum + week.changes, 0)).toBe(4);
  // Each week is named by its Monday.
  expect(coverage.weeks.map(({ name }) => new Date(fromIso(`${name}T12:00:00Z`)).getUTCDay())).toEqual(
    coverage.weeks.map(() => 1),
  );
  expect(coverage.unrehearsed).toEqual([]);
  expect(coverage.withoutTemplate).toEqual(['search']);
});

test('a plan put today was never rehearsed, however well the last version was', async () => {
  const { context, desk } = await revertDesk();
  const { revertPlans } = context.storage;
  const by = { putBy: DESK, source: '', since: context.clock.now() };
  await revertPlans.put(sampleTemplate(), by);
  await revertPlans.rehearsed('checkout', 1, { runId: 'r', environment: 'staging', at: by.since, by: DESK });
  await revertPlans.put(sampleTemplate({ owner: 'web' }), by);
  const { unrehearsed } = await desk.ask(planCoverage, 'tloc', {});
  expect(unrehearsed).toEqual([{ service: 'checkout', rehearsedAt: null }]);
});
