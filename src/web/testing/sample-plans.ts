import type { z } from 'zod';
import type { listGateDecisions } from '#contract/gate.ts';
import type { planCoverage, TemplateShown } from '#contract/revert-plans.ts';
import { DANA, RTL } from './sample-people.ts';
import type { Minutes } from './sample-room.ts';

const DAY = 24 * 60;
const LONG = 'environment-permissions-projection-worker';

const step = (id: string, part: 'revert' | 'check'): TemplateShown['steps'][number] => ({
  ...{ id, part, title: `Do ${id}`, service: null, executor: 'manual', instructions: 'As the runbook says.' },
});

/** Services with a plan: rehearsed lately, long ago, never, under way, and one that cannot be undone. */
export function sampleTemplates(at: Minutes): TemplateShown[] {
  const plan = (service: string, own: Partial<TemplateShown>): TemplateShown => ({
    ...{ service, version: 1, source: 'acme/shop', kinds: ['deploy'], reversible: 'fully', alternative: null },
    ...{ data: 'none', dataNote: null, owner: 'Platform', since: at(-200 * DAY), rehearsedAt: null, stale: true },
    ...{ steps: [step('redeploy', 'revert'), step('probe', 'check')], lastRehearsal: null, rehearsing: null },
    ...own,
  });
  const proof = (days: number, runId: string, by: string): Partial<TemplateShown> => ({
    rehearsedAt: at(-days * DAY),
    lastRehearsal: { runId, environment: 'staging', at: at(-days * DAY), by },
    stale: days > 90,
  });
  return [
    plan('access-control', { version: 2, owner: 'Identity', ...proof(12, 'run_rehearsed', DANA.name) }),
    plan('billing', { owner: 'Money', data: 'changes-data', ...proof(140, 'run_rehearsed', RTL.name) }),
    plan(LONG, { version: 3, source: 'acme/rbac', owner: RTL.name }),
    plan('gateway', {
      rehearsing: { runId: 'run_rehearsing', environment: 'staging', startedAt: at(-6) },
    }),
    plan('ledger-archive', { reversible: 'no', alternative: 'Restore from the last backup.', steps: [], owner: null }),
  ];
}

/** How many of the sample's changes had a plan, and who lacks one. */
export function sampleCoverage(at: Minutes, isEmpty: boolean): z.output<typeof planCoverage.answer> {
  const share = (name: string, changes: number, complete: number, rehearsed: number) => ({
    ...{ name, changes, complete, rehearsed },
  });
  if (isEmpty)
    return {
      ...{ total: share('all', 0, 0, 0), services: [], teams: [], weeks: [], unrehearsed: [], withoutTemplate: [] },
    };
  return {
    total: share('all', 23, 15, 6),
    services: [share('access-control', 9, 9, 6), share('billing', 6, 3, 0), share(LONG, 8, 3, 0)],
    teams: [share('Identity', 9, 9, 6), share('Money', 6, 3, 0), share(RTL.name, 8, 3, 0)],
    weeks: [share('2026-11-09', 7, 3, 0), share('2026-11-16', 8, 5, 2), share('2026-11-23', 8, 7, 4)],
    unrehearsed: [
      { service: 'billing', rehearsedAt: at(-140 * DAY) },
      { service: LONG, rehearsedAt: null },
      { service: 'gateway', rehearsedAt: null },
    ],
    withoutTemplate: ['search', 'rbac-authorizer-service-eu-central-1-sh7'],
  };
}

type Decision = z.output<typeof listGateDecisions.answer>['decisions'][number];

/** What the gate said lately: stopped, overridden, passed while the desk was away, warned, and a revert. */
export function sampleDecisions(at: Minutes): Decision[] {
  const decision = (id: string, minutes: number, own: Partial<Decision>): Decision => ({
    ...{ id, at: at(minutes), title: `Deploy ${id}`, kind: 'deploy', services: ['access-control', 'gateway'] },
    ...{ environment: 'production', verdict: 'pass', reason: 'simple', because: [], missing: [], override: null },
    ...own,
  });
  return [
    decision('revert', -20, {
      ...{ title: 'Revert RBAC', reason: 'revert', because: ['It undoes another change; a revert always passes.'] },
    }),
    decision('override', -70, {
      title: 'Deploy RBAC and its callers, with the migration of environments that were created before 2018',
      ...{ reason: 'overridden', because: ['It touches 3 services.', 'It is Friday afternoon.'] },
      missing: ['Nobody wrote down how to undo it: add a plan, or a template for its services.'],
      override: { by: RTL.name, reason: 'Customers cannot pay, and the fix is one line.' },
    }),
    decision('stop', -90, {
      ...{ title: 'Deploy RBAC', verdict: 'stop', reason: 'no-plan', because: ['It touches 3 services.'] },
      missing: ['Not every service that it touches has a template that fits: add the missing ones.'],
    }),
    decision('away', -60 * 30, {
      ...{ title: 'Deploy billing 8.1', reason: 'desk-away', services: ['billing'] },
      because: ['It passed because the desk could not be reached: connect ECONNREFUSED 10.0.0.7:3000'],
    }),
    decision('warn', -60 * 50, {
      ...{ title: 'Deploy search 3.0', verdict: 'warn', reason: 'only-warns', services: ['search', 'gateway'] },
      because: ['It touches 2 services.'],
      missing: ['The plan has no check that proves that undoing it worked: add one.'],
    }),
  ];
}
