import { describe, expect, test } from 'vitest';
import type { GateDecision, Rehearsal } from '#app/ports/revert-plans.ts';
import type { PlanTemplate } from '#core/revert/plan-template.ts';
import { DESK } from '#core/shared/actor.ts';
import { samplePlan, sampleTemplate } from './sample-plans.ts';
import { noon, type StorageOfTest } from './store-samples.ts';

/** Templates of services, and what the gate said. */
export function describeRevertPlans(storageOf: StorageOfTest): void {
  describe('revert plans', () => {
    const put = (own: Partial<PlanTemplate> = {}, since = noon) =>
      storageOf().revertPlans.put(sampleTemplate(own), { putBy: DESK, source: 'acme/shop', since });
    const rehearsal = (runId: string, at: number): Rehearsal => ({ runId, environment: 'staging', at, by: DESK });

    test('the newest version of each service is in force, and the older ones are kept', async () => {
      expect(await put()).toEqual({ version: 1, changed: true });
      expect(await put({ owner: 'web' }, noon + 1)).toEqual({ version: 2, changed: true });
      await put({ service: 'ledger' });
      const { revertPlans } = storageOf();
      expect((await revertPlans.current()).map(({ service, version }) => [service, version])).toEqual([
        ['checkout', 2],
        ['ledger', 1],
      ]);
      const [newest, oldest] = await revertPlans.history('checkout');
      expect(newest).toMatchObject({ version: 2, since: noon + 1, owner: 'web', source: 'acme/shop', putBy: DESK });
      expect(oldest).toMatchObject({ version: 1, owner: 'payments' });
      expect(await revertPlans.all()).toHaveLength(3);
    });

    test('putting the same again changes nothing and keeps its rehearsals', async () => {
      await put();
      expect(await storageOf().revertPlans.rehearsed('checkout', 1, rehearsal('run_9', noon + 9))).toBe(true);
      expect(await storageOf().revertPlans.rehearsed('checkout', 1, rehearsal('run_5', noon + 5))).toBe(true);
      expect(await put()).toEqual({ version: 1, changed: false });
      expect((await storageOf().revertPlans.current())[0]).toMatchObject({
        rehearsals: [rehearsal('run_9', noon + 9), rehearsal('run_5', noon + 5)],
        rehearsedAt: noon + 9,
      });
      expect(await storageOf().revertPlans.rehearsed('checkout', 2, rehearsal('run_1', noon))).toBe(false);
    });

    test('a rehearsal that is told again, also at the same moment, is kept once', async () => {
      await put();
      const { revertPlans } = storageOf();
      await Promise.all([1, 2, 3].map(() => revertPlans.rehearsed('checkout', 1, rehearsal('run_1', noon))));
      expect(await revertPlans.rehearsed('checkout', 1, rehearsal('run_1', noon + 7))).toBe(true);
      expect((await revertPlans.current())[0]?.rehearsals).toEqual([rehearsal('run_1', noon)]);
    });

    test('a new version was never rehearsed', async () => {
      await put();
      await storageOf().revertPlans.rehearsed('checkout', 1, rehearsal('run_1', noon));
      await put({ timeBoxMs: 5 });
      expect((await storageOf().revertPlans.current())[0]).toMatchObject({ version: 2, rehearsedAt: null });
    });

    test('put by many at once, each version has its own number', async () => {
      await Promise.all([1, 2, 3, 4].map((timeBoxMs) => put({ timeBoxMs })));
      const versions = (await storageOf().revertPlans.history('checkout')).map(({ version }) => version);
      expect(versions).toEqual([4, 3, 2, 1]);
    });
  });

  describe('decisions of the gate', () => {
    const decision = (own: Partial<GateDecision> = {}): GateDecision => ({
      id: 'gate_1',
      at: noon,
      title: 'Deploy checkout',
      kind: 'deploy',
      services: ['checkout'],
      environment: 'production',
      key: null,
      verdict: 'stop',
      reason: 'no-plan',
      because: ['It touches 2 services.'],
      missing: ['A plan.'],
      override: null,
      plan: null,
      ...own,
    });

    test('each is kept once, the newest first, and found by the key of its change', async () => {
      const { gateDecisions } = storageOf();
      expect(await gateDecisions.firstAt()).toBeNull();
      const full = decision({
        id: 'gate_2',
        at: noon + 1,
        key: 'build 7',
        verdict: 'pass',
        reason: 'overridden',
        override: { by: 'Dana', reason: 'Down.' },
        plan: samplePlan(),
      });
      expect(await gateDecisions.record(decision({ key: 'build 7' }))).toBe(true);
      expect(await gateDecisions.record(full)).toBe(true);
      expect(await gateDecisions.record(full)).toBe(false);
      expect(await gateDecisions.list(9)).toEqual([full, decision({ key: 'build 7' })]);
      expect(await gateDecisions.byKey('build 7')).toEqual(full);
      expect(await gateDecisions.byKey('build 8')).toBeNull();
      expect(await gateDecisions.firstAt()).toBe(noon);
      // A pipeline says itself when it passed: that must not end the time in which the gate only warns.
      await gateDecisions.record(decision({ id: 'away_12345678', at: 1, verdict: 'pass', reason: 'desk-away' }));
      expect(await gateDecisions.firstAt()).toBe(noon);
    });
  });
}
