import fc from 'fast-check';
import { expect, test } from 'vitest';
import { referenceProcedure } from '#testing/reference-procedure.ts';
import { samplePlan } from '#testing/sample-plans.ts';
import { DAY_MS, fromIso } from '../shared/instant.ts';
import { gateFacts, type ChangeAtGate } from './gate-facts.ts';
import { judgeGate, type GateQuestion } from './gate.ts';

const policy = referenceProcedure().revert;
/** A Tuesday, at noon. */
const now = fromIso('2026-11-24T12:00:00Z');
const derived = samplePlan({ origin: 'derived' });

function deploy(own: Partial<ChangeAtGate> = {}, at = now, openIncident = false) {
  const change: ChangeAtGate = {
    kind: 'deploy',
    services: ['checkout'],
    environment: 'production',
    size: null,
    legacy: false,
    migration: false,
    ...own,
  };
  return gateFacts(change, at, { zone: 'UTC', openIncident });
}

function judge(own: Partial<GateQuestion>) {
  return judgeGate({
    facts: deploy(),
    isRevert: false,
    plan: derived,
    policy,
    now,
    firstAskedAt: now - 30 * DAY_MS,
    override: null,
    ...own,
  });
}

test('a small change at noon passes without a plan', () => {
  expect(judge({})).toMatchObject({ verdict: 'pass', reason: 'simple', complex: false });
});

test.each([
  ['several services', deploy({ services: ['checkout', 'ledger', 'ledger'] }), 'It touches 2 services.'],
  ['a migration', deploy({ kind: 'migration' }), 'It brings a migration.'],
  ['a deploy that brings a migration', deploy({ migration: true }), 'It brings a migration.'],
  ['legacy code', deploy({ legacy: true }), 'It touches legacy code.'],
  ['size', deploy({ size: { files: 3, lines: 1200 } }), 'It touches 1200 lines.'],
  ['the hour', deploy({}, fromIso('2026-11-24T23:30:00Z')), 'It goes out at 23:00, when few are there.'],
  ['Friday afternoon', deploy({}, fromIso('2026-11-27T15:00:00Z')), 'It is Friday afternoon.'],
  ['an open incident', deploy({}, now, true), 'An incident is open.'],
])('without a plan %s stops a change, and it says so', (_, facts, because) => {
  expect(judge({ facts })).toMatchObject({
    verdict: 'stop',
    reason: 'no-plan',
    complex: true,
    because: [because],
    missing: [expect.stringContaining('Nobody wrote down how to undo it')],
    next: expect.stringContaining('--override-reason'),
  });
});

test('hours and days are read in the zone of the calendar', () => {
  const change = {
    kind: 'deploy',
    services: [],
    environment: '',
    size: null,
    legacy: false,
    migration: false,
  } as const;
  const facts = gateFacts(change, fromIso('2026-11-27T22:30:00Z'), { zone: 'Asia/Jerusalem', openIncident: false });
  expect(facts).toMatchObject({ hour: 0, weekday: 'sat', fridayAfternoon: false });
});

const complex = deploy({ services: ['checkout', 'ledger'] });

test('a complex change with a complete plan passes', () => {
  expect(judge({ facts: complex, plan: samplePlan() })).toMatchObject({
    verdict: 'pass',
    reason: 'planned',
    missing: [],
  });
});

test('where the procedure asks for rehearsals a plan that was never or long ago rehearsed does not count', () => {
  const strict = { ...policy, planRehearsedWithinMs: 90 * DAY_MS };
  const verdict = (rehearsedAt: number | null) =>
    judge({ facts: complex, policy: strict, plan: samplePlan({ rehearsedAt }) });
  expect(verdict(null)).toMatchObject({ verdict: 'stop', missing: [expect.stringContaining('never rehearsed')] });
  expect(verdict(now - 91 * DAY_MS)).toMatchObject({
    verdict: 'stop',
    missing: [expect.stringContaining('within 90d')],
  });
  expect(verdict(now - 89 * DAY_MS)).toMatchObject({ verdict: 'pass' });
});

test('a revert always passes, whatever else is true', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.constantFrom('deploy', 'migration', 'command'), fc.boolean(), (legacy, kind, open) => {
      const facts = deploy({ kind, legacy, services: ['a', 'b'] }, now, open);
      expect(judge({ isRevert: true, facts })).toMatchObject({ verdict: 'pass', reason: 'revert' });
    }),
  );
});

test('in its first fourteen days the gate only warns, from its first question on', () => {
  const verdict = (firstAskedAt: number | null) => judge({ facts: complex, firstAskedAt });
  expect(verdict(null)).toMatchObject({ verdict: 'warn', next: expect.stringContaining('14 more days') });
  expect(verdict(now - 14 * DAY_MS + 1)).toMatchObject({
    verdict: 'warn',
    next: expect.stringContaining('one more day'),
  });
  expect(verdict(now - 14 * DAY_MS)).toMatchObject({ verdict: 'stop' });
  expect(verdict(null).missing).toHaveLength(1);
});

test('an override passes with its name and reason, and what is missing stays said', () => {
  const override = { by: 'Dana', reason: 'Customers cannot pay.' };
  expect(judge({ facts: complex, override })).toMatchObject({
    verdict: 'pass',
    reason: 'overridden',
    because: ['It touches 2 services.', 'Dana answers for letting it through: Customers cannot pay.'],
    missing: [expect.any(String)],
  });
  expect(judge({ facts: deploy(), override })).toMatchObject({ reason: 'simple' });
});

test('a procedure without a rule asks for no plan', () => {
  expect(judge({ facts: complex, policy: { ...policy, requirePlanWhen: null } })).toMatchObject({ verdict: 'pass' });
});
