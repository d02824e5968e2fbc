import { describe, expect, test } from 'vitest';
import type { StatusSubscription } from '#app/ports/subscriptions.ts';
import { DAY_MS, MINUTE_MS, type Instant } from '#core/shared/instant.ts';
import { noon, outgoing, type StorageOfTest } from './store-samples.ts';

const LIMITS = { againAfterMs: 10 * MINUTE_MS, mostAsks: 3, mostWaiting: 3 };

/** Who asked to be told of what is published. */
export function describeSubscriptions(storageOf: StorageOfTest): void {
  describe('subscriptions', () => {
    const ask = (
      id: string,
      at: Instant = noon,
      change: Partial<StatusSubscription> = {},
    ): Promise<StatusSubscription | null> => {
      const asked = { id, channel: 'mail' as const, address: `${id}@example.com`, componentIds: null, ...change };
      return storageOf().subscriptions.ask(asked, at, LIMITS);
    };
    const confirmedIds = async (at = noon + DAY_MS): Promise<string[]> =>
      (await storageOf().subscriptions.confirmedBy(at, null, 9)).map(({ id }) => id);

    test('nobody is told of anything before they confirmed', async () => {
      expect(await ask('s_1')).toMatchObject({ id: 's_1', confirmedAt: null, asks: 1 });
      expect(await confirmedIds()).toEqual([]);
      expect(await storageOf().subscriptions.confirm('s_1', noon + 5)).toMatchObject({ confirmedAt: noon + 5 });
      expect(await storageOf().subscriptions.confirm('s_1', noon + 9)).toMatchObject({ confirmedAt: noon + 5 });
      expect([await confirmedIds(noon + 4), await confirmedIds(noon + 5)]).toEqual([[], ['s_1']]);
      expect(await storageOf().subscriptions.confirm('unknown', noon)).toBeNull();
    });

    test('an address is there once however it is written, and its new wish holds once it is confirmed', async () => {
      await ask('s_1');
      await storageOf().subscriptions.confirm('s_1', noon);
      const later = noon + LIMITS.againAfterMs;
      const again = await ask('s_2', later, { address: 'S_1@Example.com', componentIds: ['login'] });
      expect(again).toMatchObject({ id: 's_1', componentIds: null });
      expect(await storageOf().subscriptions.confirm('s_1', later)).toMatchObject({ componentIds: ['login'] });
    });

    test('an address is not asked again at once, and not for ever', async () => {
      await ask('s_1');
      const at = (asks: number): Instant => noon + asks * LIMITS.againAfterMs;
      expect(await ask('s_1', noon + LIMITS.againAfterMs - 1)).toBeNull();
      expect(await ask('s_1', at(1))).toMatchObject({ asks: 2 });
      expect(await ask('s_1', at(2))).toMatchObject({ asks: 3 });
      expect(await ask('s_1', at(9))).toBeNull();
    });

    test('only so many may wait at once', async () => {
      await ask('s_1');
      await ask('s_2');
      await ask('s_3');
      expect(await ask('s_4')).toBeNull();
      await storageOf().subscriptions.confirm('s_1', noon);
      expect(await ask('s_4')).not.toBeNull();
      expect(await storageOf().subscriptions.counts()).toEqual({ mail: 1, webhook: 0, waiting: 3 });
    });

    test('whoever leaves is told nothing any more, and where they were told is forgotten', async () => {
      await ask('s_1');
      const message = outgoing('m_1', { about: 'subscriber', recipientId: 's_1', address: 's_1@example.com' });
      await storageOf().outbox.put([message]);
      expect(await storageOf().subscriptions.remove('s_1')).toBe(true);
      expect(await storageOf().outbox.claimDue(noon + DAY_MS, 9)).toEqual([]);
      expect(await storageOf().outbox.countByState()).toMatchObject({ waiting: 0, failed: 1 });
      expect(await storageOf().subscriptions.get('s_1')).toBeNull();
      expect(await storageOf().subscriptions.remove('s_1')).toBe(false);
    });

    test('those who never confirmed are forgotten, and nobody else', async () => {
      await ask('s_1');
      await ask('s_2', noon + DAY_MS);
      await ask('s_3');
      await storageOf().subscriptions.confirm('s_3', noon);
      expect(await storageOf().subscriptions.expireWaiting(noon + 1)).toBe(1);
      const left = await storageOf().subscriptions.list(9);
      expect(left.map(({ id }) => id)).toEqual(['s_2', 's_3']);
    });

    test('messages to subscribers are not among those of the desk', async () => {
      await storageOf().outbox.put([outgoing('m_1', { about: 'subscriber' }), outgoing('m_2')]);
      const rows = await storageOf().outbox.list({ limit: 9, incidentId: null });
      expect(rows.map(({ id }) => id)).toEqual(['m_2']);
    });
  });
}
