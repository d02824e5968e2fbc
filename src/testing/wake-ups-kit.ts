import { describe, expect, test } from 'vitest';
import type { AppendBatch } from '#app/ports/event-store.ts';
import type { IncidentEvent } from '#core/incident/events.ts';
import { MINUTE_MS, SECOND_MS, type Instant } from '#core/shared/instant.ts';
import { appending, noon, type StorageOfTest } from './store-samples.ts';

/** Wake-ups and the claims on them. */
export function describeWakeUps(storageOf: StorageOfTest): void {
  describe('wake-ups', () => {
    const append = (change: Partial<AppendBatch<IncidentEvent>> = {}) => storageOf().events.append(appending(change));
    const wakeAll = async (times: Record<string, Instant>) => {
      for (const [id, wakeAt] of Object.entries(times)) {
        await append({ stream: { kind: 'incident', id }, wakeAt });
      }
    };
    const claimed = async (now: Instant, limit = 9) =>
      (await storageOf().wakeUps.claimDue(now, limit)).map(({ stream: { id } }) => id);

    test('what is due is claimed in the order in which it became due, and nothing before its time', async () => {
      await wakeAll({ late: noon - 5, later: noon - 9, now: noon, soon: noon + 1 });
      expect(await claimed(noon, 2)).toEqual(['later', 'late']);
      expect(await claimed(noon)).toEqual(['now']);
      expect(await storageOf().wakeUps.nextDueAt()).toBe(noon + 1);
    });

    test('a claimed wake-up is nobody else’s', async () => {
      await wakeAll({ i_1: noon });
      const claims = await Promise.all(Array.from({ length: 8 }, () => claimed(noon + SECOND_MS)));
      expect(claims.flat()).toEqual(['i_1']);
      expect(await storageOf().wakeUps.nextDueAt()).toBeNull();
    });

    test('a handled wake-up is gone', async () => {
      await wakeAll({ i_1: noon });
      const [wakeUp] = await storageOf().wakeUps.claimDue(noon, 1);
      await storageOf().wakeUps.release(wakeUp!, null);
      expect(await claimed(noon + MINUTE_MS)).toEqual([]);
    });

    test('a wake-up that an append sets while the old one is handled is not lost', async () => {
      await wakeAll({ i_1: noon });
      const [wakeUp] = await storageOf().wakeUps.claimDue(noon, 1);
      await append({ expectedVersion: 1, wakeAt: noon + 1 });
      expect(await claimed(noon + 1)).toEqual([]);
      await storageOf().wakeUps.release(wakeUp!, null);
      expect(await storageOf().wakeUps.nextDueAt()).toBe(noon + 1);
      expect(await claimed(noon + 1)).toEqual(['i_1']);
    });

    test('an append that needs no wake-up any more clears it, also while it is handled', async () => {
      await wakeAll({ i_1: noon });
      const [wakeUp] = await storageOf().wakeUps.claimDue(noon, 1);
      await append({ expectedVersion: 1, wakeAt: null });
      await storageOf().wakeUps.release(wakeUp!, noon + SECOND_MS);
      expect(await storageOf().wakeUps.nextDueAt()).toBeNull();
    });

    test('a failed one comes again at its retry, and not before, whatever was appended meanwhile', async () => {
      await wakeAll({ i_1: noon });
      const [first] = await storageOf().wakeUps.claimDue(noon, 1);
      expect(first?.attempts).toBe(1);
      await append({ expectedVersion: 1, wakeAt: noon + 1 });
      await storageOf().wakeUps.release(first!, noon + SECOND_MS);
      expect(await storageOf().wakeUps.nextDueAt()).toBe(noon + SECOND_MS);
      const [second] = await storageOf().wakeUps.claimDue(noon + SECOND_MS, 1);
      expect(second?.attempts).toBe(2);
      await append({ expectedVersion: 2, wakeAt: noon + MINUTE_MS });
      await storageOf().wakeUps.release(second!, null);
      expect((await storageOf().wakeUps.claimDue(noon + MINUTE_MS, 1))[0]?.attempts).toBe(1);
    });

    test('a claim that was given back changes nothing any more', async () => {
      await wakeAll({ i_1: noon });
      const [old] = await storageOf().wakeUps.claimDue(noon, 1);
      await storageOf().wakeUps.release(old!, noon);
      const [current] = await storageOf().wakeUps.claimDue(noon, 1);
      await storageOf().wakeUps.release(old!, null);
      expect(await storageOf().wakeUps.renew(old!)).toBe(false);
      expect(await storageOf().wakeUps.renew(current!)).toBe(true);
      await storageOf().wakeUps.release(current!, noon + 1);
      expect(await storageOf().wakeUps.nextDueAt()).toBe(noon + 1);
    });
  });
}
