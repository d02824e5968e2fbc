import { decidePlanRun } from '#core/revert/decide-plan-run.ts';
import { evolvePlanRun } from '#core/revert/evolve-plan-run.ts';
import type { PlanRun, PlanRunCommand, PlanRunCommandOf, PlanRunEvent, RunStep } from '#core/revert/plan-run.ts';
import type { RunRefusal } from '#core/revert/run-refusal.ts';
import type { Actor } from '#core/shared/actor.ts';
import { fromIso, MINUTE_MS, type DurationMs, type Instant } from '#core/shared/instant.ts';

export const MAYA: Actor = { kind: 'person', id: 'maya' };
export const RUNNER: Actor = { kind: 'token', id: 'runner_1' };

export function desk(id: string, change: Partial<RunStep> = {}): RunStep {
  return { id, part: 'revert', executor: 'webhook', performedBy: 'desk', timeoutMs: 5 * MINUTE_MS, ...change };
}
export const check = (id: string): RunStep => desk(id, { part: 'check' });
export const byHand = (id: string): RunStep => desk(id, { executor: 'manual', performedBy: 'person' });
export const onRunner = (id: string): RunStep => desk(id, { executor: 'runner', performedBy: 'runner' });

/** A plan run as it is lived through, command by command. */
export interface PlanRunStory {
  readonly run: PlanRun;
  readonly events: PlanRunEvent[];
  readonly now: Instant;
  pass(ms: DurationMs): void;
  /** Gives a command; answers the types of what happened, or the refusal's reason. */
  give(command: PlanRunCommand): string[] | RunRefusal['reason'];
}

/** A revert that Maya pressed at 17:20. */
export function planRunStory(
  steps: RunStep[],
  change: Partial<Omit<PlanRunCommandOf<'Start'>, 'type' | 'steps'>> = {},
): PlanRunStory {
  let now = fromIso('2026-11-23T17:20:00Z');
  let run: PlanRun | null = null;
  const events: PlanRunEvent[] = [];
  const give = (command: PlanRunCommand): string[] | RunRefusal['reason'] => {
    const decision = decidePlanRun(run, command, now);
    if ('refusal' in decision) return decision.refusal.reason;
    for (const event of decision.events) {
      run = evolvePlanRun(run, event);
      events.push(event);
    }
    return decision.events.map(({ type }) => type);
  };
  give({
    type: 'Start',
    by: MAYA,
    purpose: 'revert',
    incidentId: 'i_1',
    mitigationId: 'm_1',
    changeId: 'c_1',
    steps,
    timeBoxMs: 30 * MINUTE_MS,
    quietWithinMs: 10 * MINUTE_MS,
    firingAtStart: 2,
    ...change,
  });
  return {
    get run() {
      if (run === null) throw new Error('this run did not start');
      return run;
    },
    events,
    get now() {
      return now;
    },
    pass(ms) {
      now += ms;
    },
    give,
  };
}
