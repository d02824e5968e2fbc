import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '#core/shared/instant.ts';
import { noon, type StorageOfTest } from './store-samples.ts';

/** How the status page stands where it is published. */
export function describePublications(storageOf: StorageOfTest): void {
  describe('publications', () => {
    const claim = async (now = noon) => (await storageOf().publications.claimDue(now, 9))[0];
    const done = { at: noon + 5, nextAt: noon + 10 * MINUTE_MS, proof: '3 files', files: { 'index.html': 'abc' } };

    test('what is asked for is claimed once, and comes again by itself', async () => {
      await storageOf().publications.request(['t_1'], noon, false);
      expect(await claim(noon - 1)).toBeUndefined();
      const claimed = await claim();
      expect(claimed).toMatchObject({ targetId: 't_1', attempts: 1, files: {} });
      expect(await claim()).toBeUndefined();
      expect(await storageOf().publications.published(claimed!, done)).toBe(true);
      expect(await storageOf().publications.list()).toMatchObject([
        { targetId: 't_1', publishedAt: noon + 5, proof: '3 files', failure: null, nextAt: done.nextAt },
      ]);
      expect(await claim(done.nextAt)).toMatchObject({ files: { 'index.html': 'abc' } });
    });

    test('news that come while a publication is under way are not lost', async () => {
      await storageOf().publications.request(['t_1'], noon, false);
      const claimed = await claim();
      await storageOf().publications.request(['t_1'], noon + 1, false);
      await storageOf().publications.published(claimed!, done);
      expect(await storageOf().publications.nextDueAt()).toBe(done.at);
    });

    test('a failure keeps the last success, and is tried again at its time', async () => {
      await storageOf().publications.request(['t_1'], noon, false);
      await storageOf().publications.published((await claim())!, done);
      const claimed = await claim(done.nextAt);
      const at = done.nextAt;
      expect(await storageOf().publications.failed(claimed!, { at, retryAt: at + 7, why: 'no route' })).toBe(true);
      expect(await storageOf().publications.published(claimed!, done)).toBe(false);
      expect(await storageOf().publications.list()).toMatchObject([
        { publishedAt: noon + 5, triedAt: at, failure: 'no route', nextAt: at + 7 },
      ]);
      expect(await claim(at + 7)).toMatchObject({ attempts: 2 });
    });

    test('a fresh start forgets what stands there, and removed targets are forgotten', async () => {
      await storageOf().publications.request(['t_1', 't_2'], noon, false);
      for (const each of await storageOf().publications.claimDue(noon, 9))
        await storageOf().publications.published(each, done);
      await storageOf().publications.request(['t_1'], noon + 9, true);
      expect(await claim(noon + 9)).toMatchObject({ targetId: 't_1', files: {} });
      await storageOf().publications.keepOnly(['t_2']);
      expect((await storageOf().publications.list()).map(({ targetId }) => targetId)).toEqual(['t_2']);
    });
  });
}
