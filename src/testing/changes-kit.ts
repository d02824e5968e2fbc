import { describe, expect, test } from 'vitest';
import { changeRow } from '#app/change/change-row.ts';
import type { ChangeRow } from '#app/ports/changes.ts';
import type { RevertPlan } from '#core/revert/revert-plan.ts';
import { HOUR_MS, MINUTE_MS } from '#core/shared/instant.ts';
import { noon, type StorageOfTest } from './store-samples.ts';

/** A plan of one manual step. */
export function samplePlan(change: Partial<RevertPlan> = {}): RevertPlan {
  return {
    origin: 'written',
    reversible: 'fully',
    reversibleUntil: null,
    alternative: null,
    data: 'none',
    dataNote: null,
    steps: [
      {
        id: 'back',
        title: 'Back to 4.11',
        service: 'auth',
        part: 'revert',
        action: { executor: 'manual', instructions: 'Redeploy 4.11.' },
        timeoutMs: HOUR_MS,
      },
    ],
    quietWithinMs: 15 * MINUTE_MS,
    timeBoxMs: HOUR_MS,
    owner: 'team-auth',
    rehearsedAt: null,
    ...change,
  };
}

/** The register of changes. */
export function describeChanges(storageOf: StorageOfTest): void {
  describe('changes', () => {
    const change = (known: Partial<ChangeRow> = {}): ChangeRow =>
      changeRow({ id: 'c_1', title: 'Deploy RBAC', services: ['auth'], at: noon, ...known });
    const ids = (rows: ChangeRow[]): string[] => rows.map(({ id }) => id);
    const record = (known: Partial<ChangeRow> = {}) => storageOf().changes.record(change(known));
    const statusOf = async (id: string) => (await storageOf().changes.byIds([id]))[0]?.status;

    test('a change is kept as it was recorded', async () => {
      const full = change({
        description: 'Roles move.\0',
        kind: 'migration',
        status: 'failed',
        statusAt: noon + 2,
        endsAt: noon + 2,
        author: 'Noa Levi',
        environment: 'staging',
        size: { files: 3, lines: 90 },
        version: '4.12',
        previousVersion: '4.11',
        repository: 'acme/auth',
        link: 'https://ci.example/7',
        source: 'github',
        key: 'build 7',
        isRevert: true,
        reverts: 'c_0',
        revertPlan: 'Redeploy 4.11.',
        plan: samplePlan(),
        gate: { passed: true },
      });
      const clean = { ...full, description: 'Roles move.\uFFFD' };
      const recorded = await storageOf().changes.record({ ...full, description: clean.description });
      expect(recorded).toEqual({ change: clean, outcome: 'recorded', undone: [] });
      expect(await storageOf().changes.byIds(['c_1', 'unknown'])).toEqual([clean]);
      expect(await storageOf().changes.byKey('build 7')).toEqual(clean);
      expect(await storageOf().changes.byKey('build 8')).toBeNull();
    });

    test('a change with a known key is the first one again', async () => {
      await record({ key: 'build 7' });
      expect(await record({ id: 'c_2', key: 'build 7', title: 'Another title' })).toEqual({
        change: change({ key: 'build 7' }),
        outcome: 'repeated',
        undone: [],
      });
      expect(await record({ id: 'c_3', at: noon + 1 })).toMatchObject({ outcome: 'recorded' });
      expect(ids(await storageOf().changes.list({ limit: 9 }))).toEqual(['c_3', 'c_1']);
    });

    test('many deliveries of one change at once record it once', async () => {
      const all = await Promise.all(
        Array.from({ length: 8 }, (_, nth) => record({ id: `c_${nth}`, key: 'build 7', source: 'github' })),
      );
      expect(all.filter(({ outcome }) => outcome === 'recorded')).toHaveLength(1);
      expect(new Set(all.map((one) => one.change.id)).size).toBe(1);
    });

    test('news under a known key changes status, end and version, and older news does not', async () => {
      await record({ key: 'build 7', status: 'in-progress' });
      const ended = { key: 'build 7', id: 'c_2', status: 'failed' as const, statusAt: noon + 9, version: '4.12' };
      expect(await record(ended)).toMatchObject({
        outcome: 'updated',
        change: { id: 'c_1', status: 'failed', statusAt: noon + 9, endsAt: noon + 9, version: '4.12' },
      });
      expect(await record({ key: 'build 7', status: 'succeeded', statusAt: noon + 5 })).toMatchObject({
        outcome: 'repeated',
        change: { status: 'failed' },
      });
      expect(await record({ key: 'build 7', status: 'in-progress', statusAt: noon + 20 })).toMatchObject({
        outcome: 'repeated',
        change: { status: 'failed' },
      });
    });

    test('news of a change is told by its id', async () => {
      await record({ status: 'in-progress' });
      const news = { status: 'succeeded' as const, statusAt: noon + 9, endsAt: noon + 8, version: null };
      expect(await storageOf().changes.update('c_1', news)).toMatchObject({
        outcome: 'updated',
        change: { status: 'succeeded', endsAt: noon + 8 },
      });
      expect(await storageOf().changes.update('unknown', news)).toBeNull();
    });

    test('a revert marks what it undid when it has succeeded, not before', async () => {
      await record();
      const revert = { id: 'c_2', key: 'undo', reverts: 'c_1', isRevert: true, at: noon + 5 };
      expect((await record({ ...revert, status: 'in-progress' })).undone).toEqual([]);
      expect(await statusOf('c_1')).toBe('succeeded');
      expect((await record({ ...revert, statusAt: noon + 9, endsAt: noon + 8 })).undone).toEqual(['c_1']);
      expect((await storageOf().changes.byIds(['c_1']))[0]).toMatchObject({
        status: 'rolled-back',
        statusAt: noon + 8,
        endsAt: noon + 8,
      });
      expect((await record({ ...revert, statusAt: noon + 9, endsAt: noon + 8 })).undone).toEqual([]);
      expect(await statusOf('c_2')).toBe('succeeded');
    });

    test('what is undone stays undone, whatever is heard of it later', async () => {
      await record({ key: 'build 7' });
      await record({ id: 'c_2', reverts: 'c_1', isRevert: true, at: noon + 5 });
      await record({ key: 'build 7', status: 'succeeded', statusAt: noon + HOUR_MS });
      expect(await statusOf('c_1')).toBe('rolled-back');
    });

    test('plan and gate are added afterwards, each by itself, and taken back', async () => {
      await record();
      await storageOf().changes.amend('c_1', { plan: samplePlan() });
      expect(await storageOf().changes.amend('c_1', { gate: { passed: false }, revertPlan: 'By hand.' })).toEqual(
        change({ plan: samplePlan(), gate: { passed: false }, revertPlan: 'By hand.' }),
      );
      expect(await storageOf().changes.amend('c_1', { plan: null })).toMatchObject({ plan: null });
      expect((await storageOf().changes.byIds(['c_1']))[0]).toMatchObject({ plan: null, gate: { passed: false } });
      expect(await storageOf().changes.amend('unknown', { plan: null })).toBeNull();
    });

    test('the list keeps to what was asked for', async () => {
      await record({ id: 'c_1', services: ['auth', 'api'], kind: 'config' });
      await record({ id: 'c_2', at: noon + 1, environment: 'staging', repository: 'acme/auth' });
      await record({ id: 'c_3', at: noon + 2, services: ['api'], status: 'failed' });
      const list = async (filter: object) => ids(await storageOf().changes.list({ limit: 9, ...filter }));
      expect(await list({ service: 'api' })).toEqual(['c_3', 'c_1']);
      expect(await list({ service: 'ap' })).toEqual([]);
      expect(await list({ environment: 'staging' })).toEqual(['c_2']);
      expect(await list({ repository: 'acme/auth' })).toEqual(['c_2']);
      expect(await list({ kind: 'config' })).toEqual(['c_1']);
      expect(await list({ status: 'failed' })).toEqual(['c_3']);
      expect(await list({ fromAt: noon + 1 })).toEqual(['c_3', 'c_2']);
      expect(await list({ toAt: noon + 1 })).toEqual(['c_1']);
      expect(await list({ limit: 2 })).toEqual(['c_3', 'c_2']);
    });

    test('page after page shows every change once, also those of one instant', async () => {
      for (const nth of [1, 2, 3, 4, 5]) await record({ id: `c_${nth}`, at: noon + (nth > 3 ? 1 : 0) });
      const seen: string[] = [];
      for (let after: { at: number; id: string } | undefined; ;) {
        const page = await storageOf().changes.list({ limit: 2, after });
        seen.push(...ids(page));
        after = page.at(-1);
        if (after === undefined) break;
      }
      expect(seen).toEqual(['c_5', 'c_4', 'c_3', 'c_2', 'c_1']);
    });
  });
}
