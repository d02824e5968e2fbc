import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  byHand,
  check,
  desk,
  MAYA,
  onRunner,
  planRunStory,
  RUNNER,
  type PlanRunStory,
} from '#testing/plan-run-story.ts';
import { DESK } from '../shared/actor.ts';
import { HOUR_MS } from '../shared/instant.ts';
import { foldPlanRun } from './evolve-plan-run.ts';
import type { PlanRunCommand, PlanRunEvent, RunStep, RunStepState, StepStatus } from './plan-run.ts';
import { planRunWakeAt } from './plan-run-wake.ts';

const STEPS: RunStep[] = [desk('flip'), byHand('ask-dba'), onRunner('restart'), desk('deploy'), check('probe')];
const stepId = fc.constantFrom(...STEPS.map(({ id }) => id));
const attemptId = fc.integer({ min: 1, max: 4 }).map((number) => `a${number}`);
const runnerId = fc.constantFrom('r1', 'r2', 'r3');
const noteTextId = fc.constant(null);
const by = fc.constantFrom(MAYA, DESK, RUNNER);

const anyCommand: fc.Arbitrary<PlanRunCommand> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: fc.constant('Intend' as const), attemptId }) },
  fc.record({
    type: fc.constant('Claim' as const),
    by,
    stepId,
    attemptId,
    runnerId,
    formerIds: fc.subarray(['r1', 'r2', 'r3']),
  }),
  fc.record({ type: fc.constant('Begin' as const), by, stepId, attemptId, runnerId }),
  fc.record({ type: fc.constant('Running' as const), stepId, attemptId, ref: fc.constantFrom('x', 'y') }),
  fc.record({
    type: fc.constant('EndStep' as const),
    by,
    stepId,
    attemptId,
    runnerId: fc.option(runnerId),
    outcome: fc.oneof(
      { weight: 3, arbitrary: fc.constant('succeeded' as const) },
      fc.constantFrom('failed' as const, 'unknown' as const, 'cancelled' as const),
    ),
    noteTextId,
  }),
  fc.record({
    type: fc.constant('Tick' as const),
    by,
    stepId,
    attemptId,
    outcome: fc.constantFrom('succeeded' as const, 'failed' as const),
    noteTextId,
  }),
  fc.record({
    type: fc.constant('Judge' as const),
    by,
    stepId,
    attemptId,
    verdict: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom('succeeded' as const, 'run-again' as const) },
      fc.constant('failed' as const),
    ),
    noteTextId,
  }),
  fc.record({
    type: fc.constant('Wake' as const),
    signals: fc.record({ firing: fc.nat(3), firingNew: fc.nat(3) }),
  }),
);
const cancel: PlanRunCommand = { type: 'Cancel', by: MAYA, reasonTextId: null };

/** Commands of any kind; most of them speak of the step and the attempt that is under way. */
const anyNight = fc.array(
  fc.record({
    command: fc.oneof({ weight: 40, arbitrary: anyCommand }, { weight: 1, arbitrary: fc.constant(cancel) }),
    isApt: fc.integer({ min: 0, max: 3 }).map((number) => number > 0),
    waitMs: fc.integer({ min: 0, max: 60_000 }),
  }),
  { maxLength: 80, size: 'max' },
);
const RUNS = { numRuns: 400 };

/** The same command for the step and the attempt that are under way. */
function aimed(command: PlanRunCommand, { id, attemptId: last, runnerId: taker }: RunStepState): PlanRunCommand {
  if (!('stepId' in command)) return command;
  const at = { stepId: id, attemptId: last ?? '' };
  return command.type === 'EndStep' ? { ...command, ...at, runnerId: taker } : { ...command, ...at };
}

/** Lives through a night; `look` sees every state with the events that led to it. */
function live(
  night: { command: PlanRunCommand; isApt: boolean; waitMs: number }[],
  look: (story: PlanRunStory) => void = () => undefined,
  steps = STEPS,
): PlanRunStory {
  const story = planRunStory(steps);
  let attempts = 0;
  for (const { command, isApt, waitMs } of night) {
    const current = story.run.steps.find(({ status }) => status !== 'succeeded');
    if (isApt && command.type === 'Intend') story.give({ ...command, attemptId: `apt ${(attempts += 1)}` });
    else if (isApt && current !== undefined) story.give(aimed(command, current));
    else story.give(command);
    look(story);
    story.pass(waitMs);
  }
  return story;
}

const ofType = <T extends PlanRunEvent['type']>(events: PlanRunEvent[], type: T) =>
  events.filter((event): event is Extract<PlanRunEvent, { type: T }> => event.type === type);

describe('whatever is asked, answered and lost, in whatever order', { timeout: 60_000 }, () => {
  test('no attempt is intended twice, and no step without a person’s word between', () => {
    fc.assert(
      fc.property(anyNight, (night) => {
        const { events } = live(night);
        const attempts = ofType(events, 'StepIntended').map(({ data }) => data.attemptId);
        expect(new Set(attempts).size).toBe(attempts.length);
        const mayBegin = new Set(STEPS.map(({ id }) => id));
        const begunUnasked = events.filter((event) => {
          if (event.type === 'StepJudged' && event.data.verdict === 'run-again' && event.by.kind === 'person')
            mayBegin.add(event.data.stepId);
          return event.type === 'StepIntended' && !mayBegin.delete(event.data.stepId);
        });
        expect(begunUnasked).toEqual([]);
      }),
      RUNS,
    );
  });

  test('steps are begun in order, and only after the one before succeeded', () => {
    fc.assert(
      fc.property(anyNight, (night) => {
        live(night, ({ run }) => {
          const open = run.steps.findIndex(({ status }) => status !== 'succeeded');
          if (open < 0) return;
          for (const { status } of run.steps.slice(open + 1)) expect(['waiting', 'skipped']).toContain(status);
        });
      }),
      RUNS,
    );
  });

  test('nothing happens after its end, and every step is in a clear state then', () => {
    fc.assert(
      fc.property(anyNight, (night) => {
        const { events, run } = live(night);
        const endedAt = events.findIndex(({ type }) => type === 'RunEnded');
        if (endedAt < 0) return;
        expect(endedAt).toBe(events.length - 1);
        const unclear: StepStatus[] = ['waiting', 'intended', 'claimed', 'running'];
        expect(run.steps.filter(({ status }) => unclear.includes(status))).toEqual([]);
      }),
      RUNS,
    );
  });

  test('an attempt is begun by one runner, the one that had it then, and goes to no other afterwards', () => {
    fc.assert(
      fc.property(anyNight, (night) => {
        const { events } = live(night, undefined, [onRunner('restart')]);
        const takers = new Map<string, string>();
        const begun = new Set<string>();
        const faults = events.filter((event) => {
          if (event.type === 'StepClaimed') {
            takers.set(event.data.attemptId, event.data.runnerId);
            return begun.has(event.data.attemptId);
          }
          if (event.type !== 'StepRunning' || event.data.stepId !== 'restart') return false;
          const isFault = begun.has(event.data.attemptId) || event.data.ref !== takers.get(event.data.attemptId);
          begun.add(event.data.attemptId);
          return isFault;
        });
        expect(faults).toEqual([]);
      }),
      RUNS,
    );
  });

  test('a manual step ends only by a person', () => {
    fc.assert(
      fc.property(anyNight, (night) => {
        const { events } = live(night);
        const byHandEnded = ofType(events, 'StepEnded').filter(({ data }) => data.stepId === 'ask-dba');
        expect(byHandEnded.filter(({ by: who }) => who.kind !== 'person')).toEqual([]);
      }),
      RUNS,
    );
  });

  test('an answer for an attempt that is not the last of its step changes nothing', () => {
    fc.assert(
      fc.property(anyNight, anyCommand, (night, command) => {
        const story = live(night);
        if (!('attemptId' in command) || command.type === 'Intend') return;
        if (story.run.steps.some((step) => step.id === command.stepId && step.attemptId === command.attemptId)) return;
        const before = story.events.length;
        story.give(command);
        expect(story.events).toHaveLength(before);
      }),
      RUNS,
    );
  });

  test('somebody looks at it again until it has ended', () => {
    fc.assert(
      fc.property(anyNight, (night) => {
        live(night, ({ run, now }) => {
          const wakeAt = planRunWakeAt(run, now);
          const isAwake = wakeAt !== null && wakeAt >= now && wakeAt < now + HOUR_MS;
          expect(isAwake).toBe(run.status !== 'ended');
        });
      }),
      RUNS,
    );
  });

  test('a cancelled run ends by itself', () => {
    fc.assert(
      fc.property(anyNight, (night) => {
        const story = live(night);
        const asked = story.give(cancel);
        if (typeof asked === 'string') return;
        for (
          let wakeAt = planRunWakeAt(story.run, story.now);
          wakeAt !== null;
          wakeAt = planRunWakeAt(story.run, story.now)
        ) {
          story.pass(Math.max(1, wakeAt - story.now));
          story.give({ type: 'Wake', signals: { firing: 1, firingNew: 0 } });
        }
        expect(story.run.outcome).toBe('cancelled');
      }),
      RUNS,
    );
  });

  test('replaying the stream gives the same state', () => {
    fc.assert(
      fc.property(anyNight, (night) => {
        const { events, run } = live(night);
        expect(foldPlanRun(structuredClone(events))).toEqual(run);
      }),
      RUNS,
    );
  });
});
