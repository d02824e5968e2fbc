import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Executor, ExecutorAnswer, ExecutorStep } from '#app/ports/revert.ts';
import type { OpenConnection } from '#app/ports/connections.ts';
import type { StepAction } from '#core/revert/revert-plan.ts';
import { MINUTE_MS } from '#core/shared/instant.ts';

export type ExecutorMood =
  | 'accept'
  | 'refuse'
  | 'rate-limited'
  | 'redirect'
  | 'fail-without-doing'
  | 'fail-after-accepting'
  | 'hang-up-after-accepting'
  | 'silent-after-accepting'
  | 'away';

/** An executor with its other side, which can misbehave. */
export interface ExecutorUnderTest {
  executor: Executor;
  action: StepAction;
  /** The connection that the executor opens; a test may change it. */
  connection: OpenConnection;
  mood(mood: ExecutorMood): void;
  /** Ids of the attempts that the other side acted on, in order, repeats included. */
  did(): string[];
  /** Ends whatever runs on the other side. */
  finish(outcome: 'succeeded' | 'failed'): Promise<void> | void;
  /** Requests that reached the other side. */
  requests(): number;
  /** Words that no answer may contain. */
  secrets: string[];
  close(): Promise<void>;
}

let attempts = 0;
/** A step as the desk hands it over, of an attempt never used before. */
export function stepOf(action: StepAction, attemptId = `att_${'x'.repeat(6)}${(attempts += 1)}`): ExecutorStep {
  return { runId: 'run_1', stepId: 'undo', attemptId, action, timeoutMs: 5 * MINUTE_MS };
}

/** What every executor that acts over HTTP guarantees. `open` gives one that gives up on a request after `timeoutMs`. */
export function describeExecutor(name: string, open: (timeoutMs: number) => Promise<ExecutorUnderTest>): void {
  describe(`the ${name} executor as an executor`, () => {
    let held: ExecutorUnderTest;
    let said: unknown[];
    beforeEach(async () => {
      held = await open(4000);
      said = [];
    });
    afterEach(async () => {
      await held.close();
      const words = JSON.stringify(said);
      for (const secret of held.secrets) expect(words).not.toContain(secret);
    });
    const keep = <T>(answer: T): T => {
      said.push(answer);
      return answer;
    };
    const start = async (step: ExecutorStep): Promise<ExecutorAnswer> => keep(await held.executor.start(step));
    const refOf = (answer: ExecutorAnswer): string => ('ref' in answer ? answer.ref : '');
    const reopen = async (timeoutMs: number): Promise<void> => {
      await held.close();
      held = await open(timeoutMs);
    };

    test('a step is done once, is seen to run, and to have succeeded with what it printed', async () => {
      const step = stepOf(held.action);
      const started = await start(step);
      expect(started).toMatchObject({ state: 'running', ref: expect.stringMatching(/\S/) });
      expect(keep(await held.executor.look(step, refOf(started)))).toMatchObject({ state: 'running' });
      await held.finish('succeeded');
      const ended = keep(await held.executor.look(step, refOf(started)));
      expect(ended).toMatchObject({ state: 'ended', outcome: 'succeeded', output: expect.stringMatching(/\S/) });
      expect(held.did()).toEqual([step.attemptId]);
    });

    test('a step that fails on the other side has failed, with the reason', async () => {
      const step = stepOf(held.action);
      const started = await start(step);
      await held.finish('failed');
      expect(keep(await held.executor.look(step, refOf(started)))).toMatchObject({
        state: 'ended',
        outcome: 'failed',
        why: expect.stringMatching(/\S/),
      });
    });

    test('a refusal says why, and nothing was done', async () => {
      held.mood('refuse');
      expect(await start(stepOf(held.action))).toMatchObject({ state: 'refused', why: expect.stringMatching(/\S/) });
      expect(held.did()).toEqual([]);
    });

    test('a rate limit is a refusal that says how long to wait', async () => {
      held.mood('rate-limited');
      expect(await start(stepOf(held.action))).toMatchObject({
        state: 'refused',
        why: expect.stringContaining('61 seconds'),
      });
    });

    test('a redirect to an inner address is not followed and is refused', async () => {
      held.mood('redirect');
      expect(await start(stepOf(held.action))).toMatchObject({
        state: 'refused',
        why: expect.stringContaining('a redirect, which is not followed'),
      });
      expect(held.did()).toEqual([]);
    });

    test.each(['fail-after-accepting', 'hang-up-after-accepting', 'silent-after-accepting'] as const)(
      `when the other side does %s, the attempt is found again, and was done once`,
      async (mood) => {
        if (mood === 'silent-after-accepting') await reopen(300);
        held.mood(mood);
        const step = stepOf(held.action);
        const answer = await start(step);
        expect(answer).toMatchObject({ state: 'running' });
        expect(held.did()).toEqual([step.attemptId]);
      },
    );

    test('when the other side fails and shows nothing, the step is unknown and not called refused', async () => {
      held.mood('fail-without-doing');
      expect(await start(stepOf(held.action))).toMatchObject({ state: 'unknown', why: expect.stringMatching(/\S/) });
      expect(held.did()).toEqual([]);
    });

    test('nobody listening is a refusal: nothing can have been done', async () => {
      await held.close();
      expect(await start(stepOf(held.action))).toMatchObject({
        state: 'refused',
        why: expect.stringContaining('No connection'),
      });
    });

    test('an address in the desk’s own network is refused unless an administrator allowed it', async () => {
      held.connection.connection.allowPrivate = false;
      expect(await start(stepOf(held.action))).toMatchObject({
        state: 'refused',
        why: expect.stringContaining('private network'),
      });
      expect(held.requests()).toBe(0);
    });

    test('a secret that the desk’s key does not open refuses the step before anything is sent', async () => {
      Object.assign(held.connection, { secret: null, secretLost: true });
      expect(await start(stepOf(held.action))).toMatchObject({
        state: 'refused',
        why: expect.stringContaining('secret.key'),
      });
      expect(held.requests()).toBe(0);
    });

    test('an unknown connection, and one of another kind, refuse the step', async () => {
      const elsewhere = { ...held.action, connection: 'nowhere' } as StepAction;
      expect(await start(stepOf(elsewhere))).toMatchObject({ state: 'refused' });
      const manual: StepAction = { executor: 'manual', instructions: 'x' };
      expect(await start(stepOf(manual))).toMatchObject({ state: 'refused' });
      expect(held.requests()).toBe(0);
    });

    test('while the other side is away a running step is still called running', async () => {
      const step = stepOf(held.action);
      const started = await start(step);
      held.mood('away');
      expect(keep(await held.executor.look(step, refOf(started)))).toMatchObject({ state: 'running' });
      await held.close();
      expect(keep(await held.executor.look(step, refOf(started)))).toMatchObject({ state: 'running' });
    });

    test('an attempt that was never made is not found, nor one whose id is part of another', async () => {
      const step = stepOf(held.action);
      await start(step);
      expect(await held.executor.find(stepOf(held.action))).toBeNull();
      expect(await held.executor.find(stepOf(held.action, step.attemptId.slice(0, -1)))).toBeNull();
      expect(keep(await held.executor.find(step))?.state).toBe('running');
    });

    test('trying it out says what would be done, and starts nothing', async () => {
      const tried = keep(await held.executor.tryOut(held.action));
      expect(tried).toMatchObject({ does: expect.stringMatching(/\S/), faults: [] });
      expect(held.did()).toEqual([]);
    });

    test('trying it out names what would stop it', async () => {
      const elsewhere = { ...held.action, connection: 'nowhere' } as StepAction;
      const { faults } = keep(await held.executor.tryOut(elsewhere));
      expect(faults).toEqual([expect.stringContaining('nowhere')]);
    });

    test('cancelling reaches the other side, and what came of it is seen by looking', async () => {
      const step = stepOf(held.action);
      const started = await start(step);
      await held.executor.cancel(step, refOf(started));
      expect(keep(await held.executor.look(step, refOf(started)))).toMatchObject({
        state: 'ended',
        outcome: 'cancelled',
      });
      // Cancelling what has ended changes nothing and does not fail.
      await held.executor.cancel(step, refOf(started));
    });
  });
}
