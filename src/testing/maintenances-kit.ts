import { describe, expect, test } from 'vitest';
import type { MaintenanceRow } from '#app/ports/maintenances.ts';
import { HOUR_MS } from '#core/shared/instant.ts';
import { noon, outgoing, type StorageOfTest } from './store-samples.ts';

/** Planned maintenance. */
export function describeMaintenances(storageOf: StorageOfTest): void {
  describe('maintenances', () => {
    const row = (change: Partial<MaintenanceRow> = {}): MaintenanceRow => ({
      id: 'm_1',
      version: 1,
      title: 'Database move',
      componentIds: ['login'],
      startsAt: noon + HOUR_MS,
      endsAt: noon + 2 * HOUR_MS,
      createdAt: noon,
      entries: [{ id: 'e_1', at: noon, text: 'Soon.', state: 'scheduled' }],
      ...change,
    });

    test('a change and what it lets people know are there together', async () => {
      expect(await storageOf().maintenances.put(row(), [outgoing('m_1.1')])).toBe(true);
      expect(await storageOf().maintenances.get('m_1')).toEqual(row());
      expect((await storageOf().outbox.claimDue(noon, 9)).map(({ id }) => id)).toEqual(['m_1.1']);
      expect(await storageOf().maintenances.get('unknown')).toBeNull();
    });

    test('of two people who change it at once the later one is told, and changes nothing', async () => {
      await storageOf().maintenances.put(row(), []);
      expect(await storageOf().maintenances.put(row({ version: 2, title: 'First' }), [])).toBe(true);
      expect(await storageOf().maintenances.put(row({ version: 2, title: 'Second' }), [outgoing('m_1.2')])).toBe(false);
      expect((await storageOf().maintenances.get('m_1'))?.title).toBe('First');
      expect(await storageOf().outbox.claimDue(noon, 9)).toEqual([]);
    });

    test('the latest window comes first', async () => {
      await storageOf().maintenances.put(row(), []);
      await storageOf().maintenances.put(row({ id: 'm_2', startsAt: noon + 2 * HOUR_MS }), []);
      expect((await storageOf().maintenances.list(9)).map(({ id }) => id)).toEqual(['m_2', 'm_1']);
    });
  });
}
