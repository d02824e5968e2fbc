import { decidePlanRun } from '#core/revert/decide-plan-run.ts';
import type { PerformedBy, PlanRunCommandOf, PlanRunEvent, RunPurpose } from '#core/revert/plan-run.ts';
import type { PlanStep, RevertPlan } from '#core/revert/revert-plan.ts';
import type { Actor } from '#core/shared/actor.ts';
import type { Instant } from '#core/shared/instant.ts';
import type { AlsoWrite } from '../ports/event-store.ts';
import type { PlanRunRow, RehearsalOf } from '../ports/revert.ts';
import { Refused } from '../refused.ts';
import type { SpaceContext } from '../space-context.ts';
import { firingAlerts } from './firing-alerts.ts';
import { refusedRun } from './run-plan-command.ts';

/** A run that is to start. Its plan is frozen here: later changes of it change no run. */
export interface NewPlanRun {
  runId: string;
  purpose: RunPurpose;
  incidentId: string | null;
  /** Of the incident's mitigation that it is; its outcome is told there. */
  mitigationId: string | null;
  changeId: string;
  plan: RevertPlan;
  rehearsal?: RehearsalOf;
  by: Actor;
}

/**
 * What starts a plan run, to be written in the transaction of the decision that starts it. Refuses a plan without steps.
 * It begins by its own wake-up.
 */
export async function planRunStart(context: SpaceContext, start: NewPlanRun, at: Instant): Promise<AlsoWrite[]> {
  const { events, row } = await started(context, start, at);
  return [
    { kind: 'start-stream', stream: { kind: 'plan-run', id: start.runId }, events, wakeAt: at, messages: [] },
    { kind: 'plan-run', row },
  ];
}

/** Starts a run that belongs to no decision, such as a rehearsal; answers its id. */
export async function startPlanRun(context: SpaceContext, start: Omit<NewPlanRun, 'runId'>): Promise<string> {
  const runId = context.ids.next('run');
  const at = context.clock.now();
  const { events, row } = await started(context, { ...start, runId }, at);
  const appended = await context.storage.events.append({
    stream: { kind: 'plan-run', id: runId },
    expectedVersion: 0,
    events,
    texts: [],
    row: null,
    messages: [],
    wakeAt: at,
    also: [{ kind: 'plan-run', row }],
  });
  if (appended.outcome === 'conflict') throw new Refused('version-conflict');
  return runId;
}

async function started(
  context: SpaceContext,
  { runId, purpose, incidentId, mitigationId, changeId, plan, rehearsal, by }: NewPlanRun,
  at: Instant,
): Promise<{ events: PlanRunEvent[]; row: PlanRunRow }> {
  refuseTokenOnItsOwn(plan, by);
  const command: PlanRunCommandOf<'Start'> = {
    type: 'Start',
    by,
    purpose,
    incidentId,
    mitigationId,
    changeId,
    steps: plan.steps.map((step) => ({
      id: step.id,
      part: step.part,
      executor: step.action.executor,
      performedBy: performerOf(context, step),
      timeoutMs: step.timeoutMs,
    })),
    timeBoxMs: plan.timeBoxMs,
    quietWithinMs: plan.quietWithinMs,
    firingAtStart: incidentId === null ? 0 : (await firingAlerts(context, incidentId)).length,
  };
  const decision = decidePlanRun(null, command, at);
  if ('refusal' in decision) throw refusedRun(decision.refusal);
  const row: PlanRunRow = {
    id: runId,
    purpose,
    incidentId,
    changeId,
    plan,
    rehearsal: rehearsal ?? null,
    startedAt: at,
    status: 'running',
    outcome: null,
    endedAt: null,
  };
  return { events: decision.events, row };
}

/**
 * Whoever may respond may hand a plan in with a change, a pipeline's token too. What machines would then do in production
 * needs a person who looked at it; templates were put by somebody who may publish them.
 */
function refuseTokenOnItsOwn({ origin, steps }: RevertPlan, { kind }: Actor): void {
  if (kind !== 'token' || origin !== 'written' || steps.every(({ action }) => action.executor === 'manual')) return;
  throw new Refused('refused', {
    reason: 'The plan of this change was handed in with it, and an API token alone may not run it.',
    next: 'Look at its steps on the desk and press it there, under your own name.',
  });
}

/** A drill has no runners: there every step but a person's is played by the desk. */
function performerOf({ kind }: SpaceContext, { action }: PlanStep): PerformedBy {
  if (action.executor === 'manual') return 'person';
  return action.executor === 'runner' && kind === 'real' ? 'runner' : 'desk';
}
