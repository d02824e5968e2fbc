import { describe, expect, test } from 'vitest';
import type { PlanRunRow } from '#app/ports/revert.ts';
import { PIECE_BYTES, STEP_OUTPUT_BYTES } from '#app/revert/fit-output.ts';
import type { PlanStep, RevertPlan } from '#core/revert/revert-plan.ts';
import { MINUTE_MS } from '#core/shared/instant.ts';
import { appending, noon, type StorageOfTest } from './store-samples.ts';

/** A step that posts to a connection of the desk. */
export function webhookStep(id: string, change: Partial<PlanStep> = {}): PlanStep {
  return {
    id,
    title: `Do ${id}`,
    service: null,
    part: 'revert',
    action: { executor: 'webhook', connection: 'deployer', body: { do: id } },
    timeoutMs: 5 * MINUTE_MS,
    ...change,
  };
}

/** A plan of one step. */
export function revertPlan(change: Partial<RevertPlan> = {}): RevertPlan {
  return {
    origin: 'written',
    reversible: 'fully',
    reversibleUntil: null,
    alternative: null,
    data: 'none',
    dataNote: null,
    steps: [webhookStep('flip')],
    quietWithinMs: 10 * MINUTE_MS,
    timeBoxMs: 30 * MINUTE_MS,
    owner: null,
    rehearsedAt: null,
    ...change,
  };
}

export function planRunRow(change: Partial<PlanRunRow> = {}): PlanRunRow {
  return {
    id: 'run_1',
    purpose: 'revert',
    incidentId: 'i_1',
    changeId: 'c_1',
    plan: revertPlan(),
    rehearsal: null,
    startedAt: noon,
    status: 'running',
    outcome: null,
    endedAt: null,
    ...change,
  };
}

/** Runs of revert plans, and what their steps printed. */
export function describePlanRuns(storageOf: StorageOfTest): void {
  describe('plan runs', () => {
    const start = (change: Partial<PlanRunRow> = {}, id = 'i_1') =>
      storageOf().events.append(
        appending({ stream: { kind: 'incident', id }, also: [{ kind: 'plan-run', row: planRunRow(change) }] }),
      );
    const print = (key: string, text: string, stepId = 'flip') =>
      storageOf().planRuns.addOutput({ runId: 'run_1', stepId, attemptId: `try of ${stepId}`, key, at: noon, text });
    const printed = async (stepId = 'flip', afterSeq = 0) =>
      (await storageOf().planRuns.output('run_1', stepId, afterSeq)).map(({ text }) => text);

    test('of two reverts of one change in two incidents at once only one begins, until it has ended', async () => {
      const began = await Promise.all([start(), start({ id: 'run_2', incidentId: 'i_2' }, 'i_2')]);
      expect(began.map(({ outcome }) => outcome).toSorted()).toEqual(['appended', 'conflict']);
      const [first, ...more] = await storageOf().planRuns.list({ changeId: 'c_1', limit: 9 });
      expect(more).toEqual([]);
      await start({ id: 'run_3', purpose: 'rehearsal', incidentId: null }, 'i_3');
      const ended = { id: first?.id ?? '', status: 'ended' as const, outcome: 'failed' as const, endedAt: noon };
      await storageOf().events.append(
        appending({ stream: { kind: 'incident', id: 'i_4' }, also: [{ kind: 'plan-run-moved', moved: ended }] }),
      );
      expect(await start({ id: 'run_4', incidentId: 'i_5' }, 'i_5')).toMatchObject({ outcome: 'appended' });
    });

    test('a run is there with the decision that starts it, or not at all', async () => {
      await start();
      await storageOf().events.append(
        appending({ expectedVersion: 7, also: [{ kind: 'plan-run', row: planRunRow({ id: 'run_2' }) }] }),
      );
      expect(await storageOf().planRuns.get('run_1')).toEqual(planRunRow());
      expect(await storageOf().planRuns.get('run_2')).toBeNull();
    });

    test('how it stands moves with its stream, and the plan stays as it was', async () => {
      await start();
      const moved = { id: 'run_1', status: 'ended', outcome: 'worked', endedAt: noon + 1 } as const;
      const also = [{ kind: 'plan-run-moved' as const, moved }];
      await storageOf().events.append(appending({ expectedVersion: 1, also }));
      expect(await storageOf().planRuns.get('run_1')).toEqual(planRunRow(moved));
    });

    test('runs are listed by incident, change, purpose and whether they go on, the latest first', async () => {
      await start();
      await start({ id: 'run_2', incidentId: 'i_2', startedAt: noon + 1, status: 'ended', endedAt: noon + 2 }, 'i_2');
      await start({ id: 'run_3', incidentId: null, changeId: 'c_2', purpose: 'rehearsal', startedAt: noon + 2 }, 'i_3');
      const ids = async (filter: object) =>
        (await storageOf().planRuns.list({ limit: 9, ...filter })).map(({ id }) => id);
      expect(await ids({})).toEqual(['run_3', 'run_2', 'run_1']);
      expect(await ids({ incidentId: 'i_1' })).toEqual(['run_1']);
      expect(await ids({ changeId: 'c_1' })).toEqual(['run_2', 'run_1']);
      expect(await ids({ purpose: 'rehearsal' })).toEqual(['run_3']);
      expect(await ids({ underWay: true })).toEqual(['run_3', 'run_1']);
      expect(await ids({ limit: 1 })).toEqual(['run_3']);
    });

    test('what a step prints comes back in order, and a repeated piece is there once', async () => {
      await start();
      await print('1', 'one');
      await print('2', 'two');
      await print('1', 'one');
      await print('1', 'of another', 'deploy');
      expect(await printed()).toEqual(['one', 'two']);
      expect(await printed('flip', 1)).toEqual(['two']);
      expect(await printed('deploy')).toEqual(['of another']);
      const latest = await storageOf().planRuns.latestOutput('run_1', 3);
      expect(latest.map(({ stepId, seq, text }) => [stepId, seq, text])).toEqual([
        ['deploy', 1, 'of another'],
        ['flip', 2, 'two'],
      ]);
    });

    test('nothing is kept for a run that is not there', async () => {
      await print('1', 'one');
      expect(await printed()).toEqual([]);
    });

    test('a step that prints without end fills its space and no more, however many pieces come at once', async () => {
      await start();
      const pieces = Array.from({ length: 24 }, (_, index) => print(`${index}`, 'x'.repeat(PIECE_BYTES)));
      await Promise.all(pieces);
      await print('last', 'more');
      const all = (await printed()).join('');
      expect(all.replaceAll(/[^x]/g, '')).toHaveLength(STEP_OUTPUT_BYTES);
    });
  });
}
