import { expect, test } from 'vitest';
import { sampleChange, samplePlan, sampleStep } from '#testing/sample-plans.ts';
import { DAY_MS, HOUR_MS } from '../shared/instant.ts';
import { isComplete, isStale, missingFrom, namingGaps, planFaults } from './plan-faults.ts';
import { onTopOf, risksOf } from './plan-risks.ts';
import type { PlanCatalogue } from './planned-change.ts';

const change = sampleChange();
const now = change.at + 30 * HOUR_MS;
const catalogue: PlanCatalogue = {
  services: [
    { id: 'storefront', dependsOn: ['checkout'], owner: '' },
    { id: 'mobile', dependsOn: ['storefront'], owner: '' },
    { id: 'checkout', dependsOn: ['ledger', 'checkout'], owner: '' },
    { id: 'ledger', dependsOn: ['ledger'], owner: '' },
  ],
};

function later(id: string, hours: number, own: Parameters<typeof sampleChange>[0] = {}) {
  return sampleChange({ id, at: change.at + hours * HOUR_MS, title: id, ...own });
}

test('on top of a change lie later ones of its services and of their callers, the newest first', () => {
  const above = onTopOf(
    change,
    [
      later('before', -1),
      later('same', 1),
      later('caller', 2, { services: ['storefront'] }),
      later('caller of a caller', 3, { services: ['mobile', 'unknown'] }),
      later('callee', 4, { services: ['ledger'] }),
      later('failed', 5, { status: 'failed' }),
      later('undone', 6, { status: 'rolled-back' }),
      later('elsewhere', 7, { environment: 'staging' }),
      change,
    ],
    catalogue,
  );
  expect(above.map(({ id, why, services }) => [id, why, ...services])).toEqual([
    ['caller of a caller', 'calls-it', 'mobile'],
    ['caller', 'calls-it', 'storefront'],
    ['same', 'same-service', 'checkout'],
  ]);
});

test('what went out on top is named with its service and time', () => {
  const risks = risksOf(samplePlan({ rehearsedAt: now }), change, [later('Raise limits', 1)], { catalogue, now });
  expect(risks.find(({ kind }) => kind === 'on-top')?.sentence).toBe(
    'One change went out on top of it since: "Raise limits" (checkout, 2026-11-22 13:00 UTC). Undoing this one undoes what came after in the same service.',
  );
});

test('losing data, having no way back and being too late come before all other risks', () => {
  const plan = samplePlan({
    reversible: 'no',
    alternative: 'Restore the backup.',
    data: 'loses-data',
    reversibleUntil: now - 1,
  });
  const risks = risksOf(plan, sampleChange({ services: ['checkout', 'ledger'] }), [], { catalogue, now });
  expect(risks.map(({ kind, weight }) => `${weight} ${kind}`)).toEqual([
    'stop not-reversible',
    'stop too-late',
    'stop loses-data',
    'warn never-rehearsed',
    'note by-hand',
    'note several-services',
  ]);
  expect(risks[0]?.sentence).toBe('This cannot be undone. Restore the backup.');
});

test('a plan rehearsed too long ago is a risk, one rehearsed lately is none', () => {
  const kinds = (rehearsedAt: number, planRehearsedWithinMs: number | null) =>
    risksOf(samplePlan({ rehearsedAt }), change, [], { catalogue, now, policy: { planRehearsedWithinMs } }).map(
      ({ kind }) => kind,
    );
  expect(kinds(now - 8 * DAY_MS, 7 * DAY_MS)).toContain('stale');
  expect(kinds(now - 6 * DAY_MS, 7 * DAY_MS)).not.toContain('stale');
  expect(kinds(now - 91 * DAY_MS, null)).toContain('stale');
  expect(isStale({ rehearsedAt: null }, { planRehearsedWithinMs: null }, now)).toBe(true);
});

test('a plan is complete when somebody wrote how to undo it and how to see that it worked', () => {
  expect(isComplete(samplePlan())).toBe(true);
  expect(missingFrom(samplePlan({ steps: [sampleStep()] }))).toEqual([
    'The plan has no check that proves that undoing it worked: add one.',
  ]);
  expect(missingFrom(samplePlan({ origin: 'derived' }))[0]).toMatch(/^Nobody wrote down how to undo it/);
  expect(missingFrom(samplePlan({ origin: 'partly-derived' }))).toHaveLength(1);
  expect(missingFrom(samplePlan({ steps: [] }))).toContain('The plan has no step.');
});

test('where services lack a template they are named instead of what is said of the plan as a whole', () => {
  const missing = missingFrom(samplePlan({ origin: 'partly-derived', steps: [sampleStep()] }));
  const noCheck = 'The plan has no check that proves that undoing it worked: add one.';
  expect(namingGaps(missing, ['ledger has no template that fits: add one.'])).toEqual([
    'ledger has no template that fits: add one.',
    noCheck,
  ]);
  expect(namingGaps(missing, [])).toEqual(missing);
});

test('a change that cannot be undone is planned when it is said what to do instead', () => {
  expect(isComplete(samplePlan({ reversible: 'no', alternative: 'Repair forward.', steps: [] }))).toBe(true);
  expect(missingFrom(samplePlan({ reversible: 'no', steps: [] }))).toEqual([
    'The plan says that it cannot be undone, but not what to do instead.',
  ]);
});

test('all faults of a plan are told at once, each with its step', () => {
  const plan = samplePlan({
    timeBoxMs: 0,
    steps: [
      sampleStep({ id: 'Re deploy', timeoutMs: 7 * HOUR_MS }),
      sampleStep({ id: 'a', title: 'Deploy {{title}}' }),
      sampleStep({ id: 'a', action: { executor: 'manual', instructions: ' {{' } }),
    ],
  });
  expect(planFaults(plan)).toEqual([
    { stepId: null, sentence: 'The time box is empty.' },
    { stepId: 'Re deploy', sentence: 'The id of a step is made of lower-case letters, digits and dashes.' },
    { stepId: 'Re deploy', sentence: 'Step Re deploy must end within 6 hours.' },
    { stepId: 'a', sentence: 'Step a has "{{title}}", which is no place that is filled.' },
    { stepId: 'a', sentence: 'Two steps are called a.' },
    { stepId: 'a', sentence: 'Step a has braces that are no place.' },
  ]);
});
