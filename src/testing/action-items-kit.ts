import { describe, expect, test } from 'vitest';
import type { ActionItemRow } from '#app/ports/action-items.ts';
import { DAY_MS } from '#core/shared/instant.ts';
import { appending, noon, said, type StorageOfTest } from './store-samples.ts';

function itemRow(change: Partial<ActionItemRow> = {}): ActionItemRow {
  return {
    id: 'action_1',
    incidentId: 'i_1',
    textId: 't_1',
    ideaIds: ['idea_1'],
    status: 'agreed',
    ownerId: 'p_1',
    approverId: 'p_2',
    dueOn: '2026-11-30',
    overdueAt: noon + 9 * DAY_MS,
    createdAt: noon,
    endedAt: null,
    trackerKey: null,
    trackerUrl: null,
    version: 1,
    ...change,
  };
}

/** Action items, and postmortems that are public. */
export function describeActionItems(storageOf: StorageOfTest): void {
  const put = (row: ActionItemRow, expectedVersion = 0) =>
    storageOf().events.append(
      appending({
        stream: { kind: 'action-item', id: row.id },
        expectedVersion,
        events: [said(`m_${row.id}_${expectedVersion}`)],
        also: [{ kind: 'action-item', row }],
      }),
    );
  const ids = async (filter: Omit<Parameters<ReturnType<StorageOfTest>['actionItems']['list']>[0], 'limit'>) =>
    (await storageOf().actionItems.list({ limit: 10, ...filter })).map(({ id }) => id);

  describe('action items', () => {
    test('an item is as its stream left it, and a writer who was overtaken changes nothing', async () => {
      await put(itemRow());
      expect(await storageOf().actionItems.get('action_1')).toEqual(itemRow());
      await put(itemRow({ status: 'done', version: 2, endedAt: noon }), 1);
      expect(await put(itemRow({ status: 'dropped', version: 2 }), 1)).toEqual({ outcome: 'conflict' });
      expect(await storageOf().actionItems.get('action_1')).toMatchObject({ status: 'done', version: 2 });
      expect(await storageOf().actionItems.get('unknown')).toBeNull();
    });

    test('are listed by what is due first, by incident, owner and state, and as those that are overdue', async () => {
      await put(itemRow({ id: 'a', overdueAt: null, dueOn: null, status: 'draft', ownerId: null }));
      await put(itemRow({ id: 'b', overdueAt: noon + DAY_MS }));
      await put(itemRow({ id: 'c', overdueAt: noon - DAY_MS, incidentId: 'i_2' }));
      await put(itemRow({ id: 'd', overdueAt: noon - 2 * DAY_MS, status: 'done' }));
      expect(await ids({})).toEqual(['d', 'c', 'b', 'a']);
      expect(await ids({ incidentId: 'i_2' })).toEqual(['c']);
      expect(await ids({ status: ['draft', 'agreed'] })).toEqual(['c', 'b', 'a']);
      expect(await ids({ ownerId: 'p_1', overdueAt: noon })).toEqual(['c']);
      expect(await ids({ status: [] })).toEqual([]);
      expect(await storageOf().actionItems.list({ limit: 1 })).toHaveLength(1);
    });

    test('are found by how their tracker calls them', async () => {
      await put(itemRow({ trackerKey: 'github.com/acme/shop#7' }));
      expect((await storageOf().actionItems.byTrackerKey('github.com/acme/shop#7'))?.id).toBe('action_1');
      expect(await storageOf().actionItems.byTrackerKey('github.com/acme/shop#8')).toBeNull();
    });
  });

  describe('public postmortems', () => {
    const row = { id: 's_1', incidentId: 'i_1', html: '<p>Hello</p>', publishedAt: noon, publishedBy: 'p_1' };

    test('are pages until they are revoked, and then gone', async () => {
      const { sharedPostmortems } = storageOf();
      await sharedPostmortems.put(row);
      expect(await sharedPostmortems.page('s_1')).toEqual({ html: '<p>Hello</p>' });
      expect(await sharedPostmortems.revoke('s_1', noon + 1)).toBe(true);
      expect(await sharedPostmortems.revoke('s_1', noon + 2)).toBe(false);
      expect(await sharedPostmortems.page('s_1')).toBeNull();
      expect(await sharedPostmortems.page('unknown')).toBeNull();
      expect(await sharedPostmortems.list('i_1')).toEqual([
        { id: 's_1', incidentId: 'i_1', publishedAt: noon, publishedBy: 'p_1', revokedAt: noon + 1 },
      ]);
    });
  });
}
