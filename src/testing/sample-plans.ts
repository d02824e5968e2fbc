import type { PlannedChange } from '#core/revert/planned-change.ts';
import type { PlanTemplate } from '#core/revert/plan-template.ts';
import type { PlanStep, RevertPlan } from '#core/revert/revert-plan.ts';
import { fromIso, MINUTE_MS } from '#core/shared/instant.ts';

/** A deployment of checkout on a Sunday, as pipelines record it. */
export function sampleChange(own: Partial<PlannedChange> = {}): PlannedChange {
  return {
    id: 'change_1',
    at: fromIso('2026-11-22T12:00:00Z'),
    kind: 'deploy',
    services: ['checkout'],
    title: 'Deploy checkout 1.5.0',
    environment: 'production',
    status: 'succeeded',
    author: null,
    version: '1.5.0',
    previousVersion: '1.4.2',
    revertPlan: null,
    plan: null,
    ...own,
  };
}

/** A step that a runner performs. */
export function sampleStep(own: Partial<PlanStep> = {}): PlanStep {
  return {
    id: 'redeploy',
    title: 'Redeploy {{service}} {{previousVersion}}',
    service: null,
    part: 'revert',
    action: { executor: 'runner', runner: 'site', command: 'redeploy', args: { version: '{{previousVersion}}' } },
    timeoutMs: 10 * MINUTE_MS,
    ...own,
  };
}

/** A step that proves that it worked. */
function sampleCheck(own: Partial<PlanStep> = {}): PlanStep {
  const action = { executor: 'manual', instructions: 'Place an order in {{environment}}.' } as const;
  return sampleStep({ id: 'order', title: 'Place an order', part: 'check', action, ...own });
}

/** A template of one service with a step by a runner and a check by hand. */
export function sampleTemplate(own: Partial<PlanTemplate> = {}): PlanTemplate {
  return {
    service: 'checkout',
    kinds: ['deploy'],
    reversible: 'fully',
    reversibleForMs: null,
    alternative: null,
    data: 'none',
    dataNote: null,
    steps: [sampleStep(), sampleCheck()],
    quietWithinMs: 5 * MINUTE_MS,
    timeBoxMs: null,
    owner: 'payments',
    rehearsedAt: null,
    ...own,
  };
}

/** A plan written for one change. */
export function samplePlan(own: Partial<RevertPlan> = {}): RevertPlan {
  return {
    origin: 'written',
    reversible: 'fully',
    reversibleUntil: null,
    alternative: null,
    data: 'none',
    dataNote: null,
    steps: [sampleStep({ title: 'Redeploy 1.4.2' }), sampleCheck()],
    quietWithinMs: 5 * MINUTE_MS,
    timeBoxMs: 10 * MINUTE_MS,
    owner: 'payments',
    rehearsedAt: null,
    ...own,
  };
}
