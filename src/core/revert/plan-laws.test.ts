import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleChange, samplePlan, sampleStep, sampleTemplate } from '#testing/sample-plans.ts';
import { textsOf } from './placeholders.ts';
import { planFaults } from './plan-faults.ts';
import { planFor } from './plan-for.ts';
import type { PlanCatalogue, PlannedChange } from './planned-change.ts';
import type { PlanTemplate } from './plan-template.ts';
import { callersOf, revertOrder } from './revert-order.ts';

const IDS = ['a', 'b', 'c', 'd.x', 'E_f', 'g'];
const ids = fc.uniqueArray(fc.constantFrom(...IDS), { minLength: 1 });
const catalogues: fc.Arbitrary<PlanCatalogue> = fc
  .tuple(...IDS.map(() => fc.subarray([...IDS, 'unknown'])))
  .map((edges) => ({ services: IDS.map((id, index) => ({ id, dependsOn: edges[index] ?? [], owner: '' })) }));
const words = fc.oneof(
  fc.constantFrom(
    '{{version}}',
    '{{ previousVersion }}',
    '{{title}}',
    '{{{{version}}}}',
    '{{ver{{version}}sion}}',
    '}}{{',
  ),
  fc.string(),
);
const value = fc.option(fc.oneof(fc.constantFrom('1.0', '{{version}}', '; rm'), fc.string()), { nil: null });
const kinds = fc.constantFrom('deploy', 'config', 'migration', 'flag', 'infra', 'command');
const steps = fc.array(
  fc.record({ title: words, text: words, check: fc.boolean() }).map(({ title, text, check }) =>
    sampleStep({
      title,
      part: check ? 'check' : 'revert',
      action: { executor: 'webhook', connection: 'deploys', body: { text } },
    }),
  ),
  { minLength: 1, maxLength: 4 },
);
const templates: fc.Arbitrary<PlanTemplate[]> = fc.array(
  fc.record({ service: fc.constantFrom(...IDS), steps }).map((own) => sampleTemplate(own)),
);
const changes: fc.Arbitrary<PlannedChange> = fc
  .record({
    kind: kinds,
    services: fc.array(fc.constantFrom(...IDS)),
    title: words,
    version: value,
    previousVersion: value,
    author: fc.option(words, { nil: null }),
    revertPlan: fc.option(words, { nil: null }),
    plan: fc.option(
      steps.map((own) => samplePlan({ steps: own })),
      { nil: null },
    ),
    at: fc.nat(1000),
    environment: fc.constantFrom('production', 'p`d'),
  })
  .map((own) => sampleChange(own));

test('whoever calls comes before what it calls, unless they call each other', () => {
  fc.assert(
    fc.property(ids, catalogues, (services, catalogue) => {
      const order = revertOrder(services, catalogue);
      expect(order.toSorted()).toEqual(services.toSorted());
      for (const [index, one] of order.entries()) {
        for (const earlier of order.slice(0, index)) {
          const callers = callersOf([earlier], catalogue);
          const mutual = callersOf([one], catalogue).has(earlier);
          expect(callers.has(one) && !mutual).toBe(false);
        }
      }
    }),
  );
});

test('every service that was touched is in the plan, and no other', () => {
  fc.assert(
    fc.property(changes, templates, catalogues, (change, known, catalogue) => {
      const own = { ...change, plan: null, revertPlan: null };
      const plan = planFor(own, { templates: known, register: [], catalogue, now: 2000 });
      const covered = new Set(plan.steps.flatMap(({ service }) => service ?? []));
      expect(covered).toEqual(new Set(change.services));
    }),
  );
});

test('no plan holds a place that nobody filled, and each can be run: ids differ, checks come last', () => {
  fc.assert(
    fc.property(changes, templates, fc.array(changes), catalogues, (change, known, register, catalogue) => {
      const plan = planFor(change, { templates: known, register, catalogue, now: 2000 });
      for (const { title, action } of plan.steps)
        expect([title, ...textsOf(action)].join('\n')).not.toMatch(/\{\{|\}\}/);
      const parts = plan.steps.map(({ part }) => part);
      expect(parts).toEqual(parts.toSorted().toReversed());
      const made = plan.origin === 'written' ? [] : plan.steps.map(({ id }) => id);
      expect(new Set(made).size).toBe(made.length);
      expect(plan.origin === 'derived' ? planFaults(plan) : []).toEqual([]);
    }),
  );
});

test('what a machine is handed holds safe characters only wherever it came from a change', () => {
  const step = sampleStep({ action: { executor: 'webhook', connection: 'd', body: { text: '{{version}}' } } });
  fc.assert(
    fc.property(fc.string(), (version) => {
      const plan = planFor(sampleChange({ version }), {
        templates: [sampleTemplate({ steps: [step] })],
        register: [],
        catalogue: { services: [] },
        now: 2000,
      });
      const handedOn = plan.steps.flatMap(({ action }) => (action.executor === 'webhook' ? textsOf(action) : []));
      for (const text of handedOn) expect(text).toMatch(/^[A-Za-z0-9@][A-Za-z0-9._+\-@/:]*$/);
    }),
  );
});
