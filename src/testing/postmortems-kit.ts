import { describe, expect, test } from 'vitest';
import type { SectionRevision } from '#core/postmortem/postmortem.ts';
import { noon, type StorageOfTest } from './store-samples.ts';

/** Parts of postmortems in versions. */
export function describePostmortems(storageOf: StorageOfTest): void {
  describe('postmortems', () => {
    const revision = (version: number, own: Partial<SectionRevision> = {}): SectionRevision => ({
      section: 'summary',
      version,
      body: `Text ${version}.`,
      by: { kind: 'person', id: 'p_1' },
      at: noon + version,
      ...own,
    });
    const store = () => storageOf().postmortems;

    test('the newest text of each part is current, and every older one is kept', async () => {
      expect(await store().current('i_1')).toEqual([]);
      const lessons = revision(1, { section: 'lessons', body: 'Ask earlier.\n\n“Größe” 🕯' });
      for (const one of [revision(1), revision(2), lessons]) expect(await store().add('i_1', one)).toBe(true);
      await store().add('i_2', revision(1, { body: 'Another incident.' }));
      expect((await store().current('i_1')).toSorted((a, b) => (a.section < b.section ? -1 : 1))).toEqual([
        lessons,
        revision(2),
      ]);
      expect(await store().revision('i_1', 'summary', 1)).toEqual(revision(1));
      expect(await store().revision('i_1', 'summary', 3)).toBeNull();
      const history = await store().history('i_1', 'summary', 9);
      const row = (version: number) => ({
        version,
        section: 'summary',
        by: revision(1).by,
        at: noon + version,
        length: 7,
      });
      expect(history).toEqual([row(2), row(1)]);
      expect(await store().history('i_1', 'summary', 1)).toHaveLength(1);
    });

    test('of many who save the same version at once one is kept', async () => {
      const saved = await Promise.all(['a', 'b', 'c'].map((body) => store().add('i_1', revision(1, { body }))));
      expect(saved.filter(Boolean)).toHaveLength(1);
      expect(await store().history('i_1', 'summary', 9)).toHaveLength(1);
    });

    test('a text that was saved before is known again', async () => {
      await store().add('i_1', revision(1));
      await store().add('i_1', revision(2));
      expect(await store().wasSaved('i_1', 'summary', 'Text 1.', 0)).toBe(true);
      expect(await store().wasSaved('i_1', 'summary', 'Text 1.', 1)).toBe(false);
      expect(await store().wasSaved('i_1', 'lessons', 'Text 1.', 0)).toBe(false);
    });

    test('an emptied part is a version like any other', async () => {
      await store().add('i_1', revision(1));
      await store().add('i_1', revision(2, { body: '' }));
      expect(await store().current('i_1')).toEqual([revision(2, { body: '' })]);
    });
  });
}
