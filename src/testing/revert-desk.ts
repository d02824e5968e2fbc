import { planRunStart } from '#app/revert/plan-run-start.ts';
import { loadPlanRun } from '#app/revert/run-plan-command.ts';
import { runCommand } from '#app/incident/run-command.ts';
import type { SpaceStorage } from '#app/ports/space-storage.ts';
import type { Executor, ExecutorAnswer, ExecutorStep } from '#app/ports/revert.ts';
import type { SpaceContext } from '#app/space-context.ts';
import { handleWakeUp } from '#app/wake-up.ts';
import type { PlanRun } from '#core/revert/plan-run.ts';
import type { RevertPlan } from '#core/revert/revert-plan.ts';
import type { Actor } from '#core/shared/actor.ts';
import type { DurationMs } from '#core/shared/instant.ts';
import { commsDesk, type CommsDesk } from './comms-desk.ts';
import { incomingAlert, kitHook } from './signals-kit.ts';

export const PRESSED_BY: Actor = { kind: 'person', id: 'imoc' };

/** An outside system with memory: it does what it is told, and answers as a test says. */
export interface FakeExecutor extends Executor {
  /** Every attempt that reached it, in order. */
  started: ExecutorStep[];
  cancelled: string[];
  /** What it answers from now on. */
  answer(to: Partial<Record<'start' | 'look' | 'find', ExecutorAnswer | null | (() => Promise<never>)>>): void;
}

export const DONE: ExecutorAnswer = { state: 'ended', outcome: 'succeeded', output: 'done' };

function fakeExecutor(): FakeExecutor {
  const answers: Record<'start' | 'look' | 'find', unknown> = { start: DONE, look: DONE, find: null };
  const say = async (to: 'start' | 'look' | 'find'): Promise<ExecutorAnswer> => {
    const answer = answers[to];
    return (typeof answer === 'function' ? await answer() : answer) as ExecutorAnswer;
  };
  const fake: FakeExecutor = {
    started: [],
    cancelled: [],
    answer: (to) => void Object.assign(answers, to),
    start: (step) => {
      fake.started.push(step);
      return say('start');
    },
    look: () => say('look'),
    find: () => say('find'),
    cancel: async (step) => void fake.cancelled.push(step.attemptId),
    tryOut: async (action) => ({ does: `It would do ${action.executor}.`, faults: [] }),
  };
  return fake;
}

/** An incident with firing alerts, whose people revert. */
export interface RevertDesk {
  desk: CommsDesk;
  context: SpaceContext;
  outside: FakeExecutor;
  incidentId: string;
  /** Presses revert; answers the run's id. */
  press(plan: RevertPlan): Promise<string>;
  run(runId: string): Promise<PlanRun>;
  /** What was said in the room. */
  said(): Promise<string[]>;
  /** Lets time pass, and wakes what is due. */
  pass(ms: DurationMs): Promise<void>;
  /** How many of the incident's alerts fire from now on. */
  alertsFire(count: number): Promise<void>;
}

export async function revertDesk(options: { storage?: SpaceStorage; alerts?: number } = {}): Promise<RevertDesk> {
  const desk = await commsDesk(options.storage === undefined ? {} : { storage: options.storage });
  const outside = fakeExecutor();
  const context: SpaceContext = { ...desk.context, executors: new Map([['webhook', outside]]) };
  const { storage, clock } = context;
  await storage.signals.putHook(kitHook);
  const incidentId = await desk.outage([{}]);
  let firing = 0;

  const alertsFire = async (count: number): Promise<void> => {
    const alert = (index: number, status: 'firing' | 'resolved') =>
      incomingAlert({ dedupKey: `h${index}`, status, startedAt: clock.now(), groupKey: 'auth' });
    const alerts = Array.from({ length: Math.max(count, firing) }, (_, index) =>
      index < count ? (index < firing ? [] : [alert(index, 'firing')]) : [alert(index, 'resolved')],
    ).flat();
    firing = count;
    if (alerts.length === 0) return;
    const { opened } = await storage.signals.foldAlerts(alerts, clock.now());
    for (const { id } of opened) await storage.signals.setGroup(id, { status: 'joined', incidentId });
  };
  await alertsFire(options.alerts ?? 2);

  return {
    desk,
    context,
    outside,
    incidentId,
    alertsFire,
    async press(plan) {
      const runId = context.ids.next('run');
      const mitigationId = context.ids.next('mitigation');
      // Each press is of a change of its own: one is undone once at a time.
      const changeId = context.ids.next('change');
      const start = { runId, purpose: 'revert' as const, incidentId, mitigationId, changeId, plan };
      await runCommand(context, incidentId, async () => ({
        command: {
          type: 'StartMitigation',
          by: PRESSED_BY,
          mitigationId,
          kind: 'revert',
          changeId,
          noteTextId: null,
          reasonTextId: null,
        },
        also: await planRunStart(context, { ...start, by: PRESSED_BY }, clock.now()),
      }));
      return runId;
    },
    async run(runId) {
      const run = await loadPlanRun(context, runId);
      if (run === null) throw new Error(`there is no run ${runId}`);
      return run;
    },
    async said() {
      const events = await storage.events.read<{ type: string; data: { textId?: string; noteTextId?: string | null } }>(
        {
          kind: 'incident',
          id: incidentId,
        },
      );
      const ids = events.flatMap(({ event: { type, data } }) =>
        type === 'MessagePosted' || type === 'MitigationVerified' ? [data.textId ?? data.noteTextId ?? ''] : [],
      );
      const bodies = await storage.texts.bodies(ids);
      return ids.map((id) => bodies.get(id) ?? '');
    },
    async pass(ms) {
      const until = clock.now() + ms;
      for (let turns = 0; turns < 10_000; turns += 1) {
        const dueAt = await storage.wakeUps.nextDueAt();
        if (dueAt === null || dueAt > until) break;
        desk.clock.advanceTo(dueAt);
        for (const wakeUp of await storage.wakeUps.claimDue(clock.now(), 100)) {
          await handleWakeUp(context, wakeUp.stream);
          await storage.wakeUps.release(wakeUp, null);
        }
      }
      desk.clock.advanceTo(until);
    },
  };
}
